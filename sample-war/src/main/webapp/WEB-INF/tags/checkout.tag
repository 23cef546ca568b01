<%@ tag description="A step of the checkout beside what is bought" body-content="scriptless" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="button" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="${step.title()}">
  <h1>Checkout</h1>
  <ol class="steps" data-test="steps">
    <c:forEach var="each" items="${steps}">
      <li class="${each.number() lt step.number() ? 'done' : each eq step ? 'now' : 'later'}"<c:if test="${each eq step}"> aria-current="step"</c:if>>
        <span class="number">${each.number()}</span>
        <c:choose>
          <c:when test="${each.number() lt step.number()}"><a href="${root}/checkout?step=${each.id()}"><c:out value="${each.title()}"/></a></c:when>
          <c:otherwise><span><c:out value="${each.title()}"/></span></c:otherwise>
        </c:choose>
      </li>
    </c:forEach>
  </ol>
  <c:if test="${not empty problems}">
    <div class="notice bad" role="alert" data-test="problems">
      <c:choose>
        <c:when test="${not empty problems.token}"><c:out value="${problems.token}"/></c:when>
        <c:when test="${not empty problems.stock}"><c:out value="${problems.stock}"/> <a href="${root}/cart">To the cart</a></c:when>
        <c:otherwise>Please have another look: ${problems.size()}${problems.size() == 1 ? ' answer is' : ' answers are'} missing or not right.</c:otherwise>
      </c:choose>
    </div>
  </c:if>
  <div class="two">
    <form class="panel" action="${root}/checkout?step=${step.id()}" method="post" data-test="checkout-${step.id()}" data-track="checkout-${step.id()}" novalidate>
      <jsp:doBody/>
      <p class="actions"><button class="button main" data-test="checkout-next" data-track="checkout-next"><c:out value="${button}"/></button></p>
    </form>
    <aside class="panel summary" aria-label="Your order">
      <h2>Your order</h2>
      <ul class="bought">
        <c:forEach var="line" items="${summary.lines()}">
          <li>
            <img src="${root}/pictures/${line.sku()}.svg" alt="" width="56" height="56">
            <span>${line.quantity()} × <c:out value="${line.name()}"/></span>
            <span class="price"><t:price of="${line.total()}"/></span>
          </li>
        </c:forEach>
      </ul>
      <dl class="sums">
        <div><dt>Goods</dt><dd><t:price of="${summary.goods()}"/></dd></div>
        <div><dt>Delivery</dt><dd><c:choose><c:when test="${empty summary.delivery()}">chosen in step 2</c:when><c:otherwise><t:price of="${summary.delivery()}"/></c:otherwise></c:choose></dd></div>
        <div class="total"><dt>Total</dt><dd data-test="total"><t:price of="${summary.total()}"/></dd></div>
      </dl>
    </aside>
  </div>
</t:page>
