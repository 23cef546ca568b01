<%@ tag description="One option of a group, as a card" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="group" required="true" %>
<%@ attribute name="id" required="true" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="promise" required="true" %>
<%@ attribute name="chosen" required="true" type="java.lang.Boolean" %>
<%@ attribute name="price" type="java.math.BigDecimal" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<label class="choice">
  <input type="radio" name="${group}" value="${id}" id="${group}-${id}" required<c:if test="${chosen}"> checked</c:if>>
  <span class="choice-text"><strong><c:out value="${title}"/></strong><span><c:out value="${promise}"/></span></span>
  <c:if test="${not empty price}"><span class="price"><c:choose><c:when test="${price.signum() == 0}">free</c:when><c:otherwise><t:price of="${price}"/></c:otherwise></c:choose></span></c:if>
</label>
