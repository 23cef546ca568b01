<%@ tag description="Products for this visitor, and why they are shown; nothing when there are none" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty of}">
  <section aria-labelledby="suggestions" data-test="suggestions">
    <h2 id="suggestions">For you</h2>
    <ul class="articles">
      <c:forEach var="each" items="${of}">
        <li data-test="suggestion" data-sku="${each.product().sku()}" data-track-content="suggestions" data-track-piece="${each.product().sku()}">
          <h3><a href="${root}/product/${each.product().sku()}"><c:out value="${each.product().name()}"/></a></h3>
          <p data-test="reason"><c:out value="${each.reason()}"/></p>
        </li>
      </c:forEach>
    </ul>
  </section>
</c:if>
