<%@ tag description="Where one is, and the way back" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="here" required="true" %>
<%@ attribute name="category" type="org.sessiontrail.sample.catalogue.Category" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<nav class="crumbs" aria-label="Breadcrumb">
  <ol>
    <li><a href="${root}/">Shop</a></li>
    <c:if test="${not empty category}"><li><a href="${root}/category/${category.slug()}"><c:out value="${category.title()}"/></a></li></c:if>
    <li aria-current="page"><c:out value="${here}"/></li>
  </ol>
</nav>
