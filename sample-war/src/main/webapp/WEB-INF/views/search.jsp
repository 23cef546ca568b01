<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Search" term="${term}">
  <t:crumbs here="Search"/>
  <c:choose>
    <c:when test="${empty term}">
      <h1>What are you looking for?</h1>
      <p class="lead">Type a word into the field above: a country, a taste, a thing.</p>
    </c:when>
    <c:when test="${empty products}">
      <div class="empty" data-test="no-results" data-track-results="0">
        <img src="${root}/assets/empty-cup.svg" alt="" width="180" height="140">
        <h1>Nothing found for “<c:out value="${term}"/>”</h1>
        <p class="lead">We only have twenty-four things. Try one word less, or a taste: <a href="${root}/search?q=chocolate">chocolate</a>, <a href="${root}/search?q=orange">orange</a>, <a href="${root}/search?q=jasmine">jasmine</a>.</p>
      </div>
      <h2>Or perhaps</h2>
      <t:cards products="${suggested}"/>
    </c:when>
    <c:otherwise>
      <h1><span data-test="hits" data-track-results="${products.size()}">${products.size()}</span> ${products.size() == 1 ? 'result' : 'results'} for “<c:out value="${term}"/>”</h1>
      <t:cards products="${products}"/>
    </c:otherwise>
  </c:choose>
</t:page>
