<%@ tag description="How many of a product are left; ticker.js keeps it up to date" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="sku" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="left" value="${stock.left(sku)}"/>
<span class="stock ${left == 0 ? 'none' : left lt 10 ? 'few' : 'plenty'}" data-stock="${sku}"><c:choose><c:when test="${left == 0}">Sold out</c:when><c:when test="${left lt 10}">Only ${left} left</c:when><c:otherwise>${left} in stock</c:otherwise></c:choose></span>
