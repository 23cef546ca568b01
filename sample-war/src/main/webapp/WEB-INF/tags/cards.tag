<%@ tag description="A grid of products" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="products" required="true" type="java.util.List" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<ul class="cards" data-test="products">
  <c:forEach var="each" items="${products}">
    <li class="card" data-test="product" data-sku="${each.sku()}" data-track-content="shelf" data-track-piece="${each.sku()}">
      <img src="${root}/pictures/${each.sku()}.svg" alt="" width="320" height="320">
      <div class="card-text">
        <h3><a href="${root}/product/${each.sku()}"><c:out value="${each.name()}"/></a></h3>
        <p class="teaser"><c:out value="${each.story().teaser()}"/></p>
        <p class="card-foot"><span class="price"><t:price of="${each.price()}"/></span> <span class="unit"><c:out value="${each.offer().unit()}"/></span> <t:stock sku="${each.sku()}"/></p>
      </div>
    </li>
  </c:forEach>
</ul>
