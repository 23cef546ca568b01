<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<t:page title="Your account">
  <t:crumbs here="Your account"/>
  <h1>Hello, <c:out value="${shop.user()}"/>.</h1>
  <c:if test="${shop.auditor()}">
    <section class="panel narrow" aria-labelledby="trail" data-test="auditor">
      <h2 id="trail">The trail of this shop</h2>
      <p>You may read what was recorded. Each read is recorded too.</p>
      <p class="actions"><a class="button main" href="${root}/tracker/" data-test="console">To the trail</a> <a class="button" href="${root}/tracker/api/v1/export?format=csv" data-test="export">Export as CSV</a></p>
    </section>
  </c:if>
  <h2>Your orders</h2>
  <c:choose>
    <c:when test="${empty orders}">
      <div class="empty" data-test="orders-empty"><img src="${root}/assets/empty-cup.svg" alt="" width="180" height="140"><p class="lead">No orders yet.</p><p class="actions"><a class="button main" href="${root}/">Look around</a></p></div>
    </c:when>
    <c:otherwise>
      <ul class="orders" data-test="orders">
        <c:forEach var="order" items="${orders}">
          <li class="panel">
            <details>
              <summary><strong><c:out value="${order.id()}"/></strong><span><fmt:formatDate value="${order.placedDate()}" type="both" dateStyle="medium" timeStyle="short"/></span><span>${order.count()}${order.count() == 1 ? ' item' : ' items'}</span><span class="price"><t:price of="${order.total()}"/></span></summary>
              <ul class="bought"><c:forEach var="line" items="${order.lines()}"><li><img src="${root}/pictures/${line.sku()}.svg" alt="" width="56" height="56"><span>${line.quantity()} × <c:out value="${line.name()}"/></span><span class="price"><t:price of="${line.total()}"/></span></li></c:forEach></ul>
              <p class="small"><c:out value="${order.shipment().delivery().title()}"/> to <c:out value="${order.shipment().address().street()}"/>, <c:out value="${order.shipment().address().city()}"/></p>
            </details>
          </li>
        </c:forEach>
      </ul>
    </c:otherwise>
  </c:choose>
</t:page>
