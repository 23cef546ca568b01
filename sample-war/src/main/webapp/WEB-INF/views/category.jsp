<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="${category.title()}" current="${category.slug()}" ticker="true" topic="${category.slug()}" format="shelf">
  <t:crumbs here="${category.title()}"/>
  <div class="heading">
    <div><h1><c:out value="${category.title()}"/></h1><p class="lead"><c:out value="${category.lead()}"/></p></div>
    <form class="sort" data-track="sort">
      <label for="sort">Sort by</label>
      <select id="sort" name="sort" data-test="sort">
        <option value="">our taste</option>
        <option value="name"<c:if test="${sort eq 'name'}"> selected</c:if>>name</option>
        <option value="price"<c:if test="${sort eq 'price'}"> selected</c:if>>price, low first</option>
        <option value="price-desc"<c:if test="${sort eq 'price-desc'}"> selected</c:if>>price, high first</option>
      </select>
      <button class="button quiet">Sort</button>
    </form>
  </div>
  <p class="ticker" data-ticker="${root}/events" hidden></p>
  <t:cards products="${products}"/>
</t:page>
