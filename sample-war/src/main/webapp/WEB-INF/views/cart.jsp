<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Your cart">
  <t:crumbs here="Your cart"/>
  <c:choose>
    <c:when test="${cart.isEmpty()}">
      <div class="empty" data-test="cart-empty">
        <img src="${root}/assets/empty-cup.svg" alt="" width="180" height="140">
        <h1>Your cart is empty</h1>
        <p class="lead">An empty cup is a beginning.</p>
        <p class="actions"><a class="button main" href="${root}/category/tea">To the tea</a> <a class="button" href="${root}/category/coffee">To the coffee</a></p>
      </div>
    </c:when>
    <c:otherwise>
      <h1>Your cart</h1>
      <div class="two">
        <ul class="lines panel" data-test="cart-lines">
          <c:forEach var="line" items="${cart.lines()}">
            <li class="line" data-test="line" data-sku="${line.sku()}">
              <img src="${root}/pictures/${line.sku()}.svg" alt="" width="96" height="96">
              <div class="line-text">
                <h2><a href="${root}/product/${line.sku()}"><c:out value="${line.name()}"/></a></h2>
                <p><t:price of="${line.price()}"/> each</p>
                <div class="line-forms">
                  <form action="${root}/cart/change" method="post">
                    <input type="hidden" name="sku" value="${line.sku()}">
                    <label class="unseen" for="quantity-${line.sku()}">Quantity of <c:out value="${line.name()}"/></label>
                    <input id="quantity-${line.sku()}" name="quantity" type="number" min="0" max="${maxQuantity}" value="${line.quantity()}" required data-test="line-quantity">
                    <button class="button quiet" data-test="line-change">Update</button>
                  </form>
                  <form action="${root}/cart/remove" method="post">
                    <input type="hidden" name="sku" value="${line.sku()}">
                    <button class="link" data-test="line-remove">Remove<span class="unseen"> <c:out value="${line.name()}"/></span></button>
                  </form>
                </div>
              </div>
              <p class="price line-total"><t:price of="${line.total()}"/></p>
            </li>
          </c:forEach>
        </ul>
        <aside class="panel summary" aria-label="Summary">
          <h2>Summary</h2>
          <dl class="sums">
            <div><dt>${cart.count()}${cart.count() == 1 ? ' item' : ' items'}</dt><dd><t:price of="${cart.total()}"/></dd></div>
            <div><dt>Delivery</dt><dd>chosen at checkout</dd></div>
            <div class="total"><dt>Total</dt><dd data-test="cart-total"><t:price of="${cart.total()}"/></dd></div>
          </dl>
          <p class="actions"><a class="button main wide" href="${root}/checkout" data-test="checkout" data-track="checkout">Checkout</a></p>
          <p class="small"><c:if test="${empty shop.user()}">You will be asked to sign in. </c:if>Prices include tax.</p>
        </aside>
      </div>
    </c:otherwise>
  </c:choose>
</t:page>
