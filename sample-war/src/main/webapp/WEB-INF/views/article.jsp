<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="${article.title()}" topic="journal" format="article">
  <t:crumbs here="${article.title()}"/>
  <article class="prose">
    <p class="eyebrow">From the journal</p>
    <h1><c:out value="${article.title()}"/></h1>
    <p class="lead"><c:out value="${article.lead()}"/></p>
    <c:forEach var="step" items="${article.steps()}"><p><c:out value="${step}"/></p></c:forEach>
  </article>
  <h2>What we used</h2>
  <t:cards products="${products}"/>
</t:page>
