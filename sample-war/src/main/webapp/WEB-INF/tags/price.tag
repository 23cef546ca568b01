<%@ tag description="An amount of euro, written as the reader's language writes it" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.math.BigDecimal" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<fmt:formatNumber value="${of}" type="currency" currencyCode="EUR"/>
