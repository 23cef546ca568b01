<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:checkout button="Place the order">
  <input type="hidden" name="token" value="${draft.token()}">
  <h2>Is everything right?</h2>
  <dl class="facts">
    <div><dt>To</dt><dd><c:out value="${draft.address().name()}"/><br><c:out value="${draft.address().street()}"/><br><c:out value="${draft.address().postcode()} ${draft.address().city()}"/></dd><dd><a href="${root}/checkout?step=address">Change<span class="unseen"> the address</span></a></dd></div>
    <div><dt>Confirmation to</dt><dd><c:out value="${draft.address().email()}"/></dd></div>
    <div><dt>Delivery</dt><dd><c:out value="${draft.delivery().title()}"/><br><span class="small"><c:out value="${draft.delivery().promise()}"/></span></dd><dd><a href="${root}/checkout?step=delivery">Change<span class="unseen"> delivery and payment</span></a></dd></div>
    <div><dt>Payment</dt><dd><c:out value="${draft.payment().title()}"/><br><span class="small"><c:out value="${draft.payment().promise()}"/></span></dd></div>
  </dl>
  <p class="small">This is a demo: the order costs nothing and nothing is sent.</p>
</t:checkout>
