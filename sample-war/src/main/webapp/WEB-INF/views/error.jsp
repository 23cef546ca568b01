<%@ page session="false" isErrorPage="true" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="trail" uri="urn:sessiontrail" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="status" value="${requestScope['jakarta.servlet.error.status_code']}"/>
<c:choose>
  <c:when test="${status == 404}"><c:set var="title" value="This page is not on any shelf"/><c:set var="text" value="The address may be mistyped, or we no longer sell it."/></c:when>
  <c:when test="${status == 403}"><c:set var="title" value="This door is closed"/><c:set var="text" value="Your account may not open this page."/></c:when>
  <c:when test="${status ge 500}"><c:set var="title" value="Something boiled over"/><c:set var="text" value="This is our mistake, not yours. Your cart is safe; please try again in a moment."/></c:when>
  <c:otherwise><c:set var="title" value="That did not work"/><c:set var="text" value="The shop did not understand what your browser sent."/></c:otherwise>
</c:choose>
<t:page title="${title}">
  <div class="empty" data-test="error" data-status="${status}">
    <img src="${root}/assets/spilt-cup.svg" alt="" width="220" height="150">
    <p class="eyebrow">Error ${status}</p>
    <h1><c:out value="${title}"/></h1>
    <p class="lead"><c:out value="${text}"/></p>
    <c:if test="${status ge 500 and not empty requestScope['sessiontrail.supportCode']}"><p>If you ask us for help, tell us this code: <strong data-test="support-code"><trail:supportCode/></strong></p></c:if>
    <p class="actions"><a class="button main" href="${root}/">Back to the shop</a> <a class="button" href="${root}/search">Search</a></p>
  </div>
</t:page>
