<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="${product.name()}" current="${product.category().slug()}" ticker="true" topic="${product.category().slug()}" format="product">
  <t:crumbs here="${product.name()}" shelf="${product.category()}"/>
  <article class="product">
    <img class="product-picture" src="${root}/pictures/${product.sku()}.svg" alt="Drawing of ${product.name()}" width="560" height="560">
    <div>
      <h1 data-test="product-name"><c:out value="${product.name()}"/></h1>
      <p class="lead"><c:out value="${product.story().teaser()}"/></p>
      <p class="big-price"><span class="price" data-test="price"><t:price of="${product.price()}"/></span> <span class="unit"><c:out value="${product.offer().unit()}"/>, tax included</span></p>
      <p><t:stock sku="${product.sku()}"/></p>
      <form class="buy" action="${root}/cart/add" method="post" data-test="buy" data-track="buy">
        <input type="hidden" name="sku" value="${product.sku()}">
        <label for="quantity">Quantity</label>
        <input id="quantity" name="quantity" type="number" min="1" max="20" value="1" required data-test="quantity">
        <button class="button main" data-test="add-to-cart" data-track="add-to-cart">Add to cart</button>
      </form>
      <p><c:out value="${product.story().text()}"/></p>
      <ul class="notes"><c:forEach var="note" items="${product.story().notes()}"><li><c:out value="${note}"/></li></c:forEach></ul>
      <p class="small">Number <c:out value="${product.sku()}"/>. Delivered in 2 to 3 working days, or collect it in Linden Street within the hour.</p>
      <p class="ticker" data-ticker="${root}/events" hidden></p>
    </div>
  </article>
  <t:suggestions of="${suggestions}"/>
  <section aria-labelledby="besides">
    <h2 id="besides">On the same shelf</h2>
    <t:cards products="${besides}"/>
  </section>
</t:page>
