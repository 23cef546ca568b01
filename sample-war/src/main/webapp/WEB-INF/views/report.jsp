<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="The shop in numbers">
  <t:crumbs here="The shop in numbers"/>
  <h1>The shop in numbers</h1>
  <p class="lead" data-test="report"><c:choose><c:when test="${report.orders() == 0}">Nobody has ordered since the server was started.</c:when><c:otherwise>${report.orders()}${report.orders() == 1 ? ' order' : ' orders'} since the server was started, <t:price of="${report.revenue()}"/> in all.</c:otherwise></c:choose></p>
  <div class="panel scroll">
    <table>
      <thead><tr><th scope="col">Shelf</th><th scope="col" class="num">Sold online</th><th scope="col" class="num">In stock</th><th scope="col" class="num">Worth</th></tr></thead>
      <tbody><c:forEach var="row" items="${report.rows()}"><tr><th scope="row"><c:out value="${row.category().title()}"/></th><td class="num">${row.sold()}</td><td class="num">${row.left()}</td><td class="num"><t:price of="${row.worth()}"/></td></tr></c:forEach></tbody>
    </table>
  </div>
  <c:if test="${not empty report.best()}"><h2>Sold best</h2><ol><c:forEach var="name" items="${report.best()}"><li><c:out value="${name}"/></li></c:forEach></ol></c:if>
</t:page>
