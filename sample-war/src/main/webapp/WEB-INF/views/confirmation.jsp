<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Thank you">
  <div class="thanks">
    <img src="${root}/assets/full-cup.svg" alt="" width="200" height="160">
    <h1>Thank you, <c:out value="${order.shipment().address().name()}"/>.</h1>
    <p class="lead">Your order <strong data-test="order-id"><c:out value="${order.id()}"/></strong> is with us. <c:out value="${order.shipment().delivery().title()}"/>: <c:out value="${order.shipment().delivery().promise()}"/>.</p>
  </div>
  <div class="panel narrow">
    <h2>What you ordered</h2>
    <ul class="bought">
      <c:forEach var="line" items="${order.lines()}">
        <li><img src="${root}/pictures/${line.sku()}.svg" alt="" width="56" height="56"><span>${line.quantity()} × <c:out value="${line.name()}"/></span><span class="price"><t:price of="${line.total()}"/></span></li>
      </c:forEach>
    </ul>
    <dl class="sums">
      <div><dt>Delivery</dt><dd><t:price of="${order.shipment().delivery().price()}"/></dd></div>
      <div class="total"><dt>Total</dt><dd data-test="total"><t:price of="${order.total()}"/></dd></div>
    </dl>
    <p class="actions"><a class="button" href="${root}/account">Your orders</a> <a class="button" href="${root}/">Back to the shop</a></p>
  </div>
</t:page>
