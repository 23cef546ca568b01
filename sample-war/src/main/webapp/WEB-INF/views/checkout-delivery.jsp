<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:checkout button="On to the review">
  <fieldset>
    <legend>How shall it travel?</legend>
    <c:if test="${not empty problems.delivery}"><p class="problem" data-test="problem-delivery"><c:out value="${problems.delivery}"/></p></c:if>
    <c:forEach var="each" items="${deliveries}">
      <t:choice group="delivery" id="${each.id()}" title="${each.title()}" promise="${each.promise()}" price="${each.price()}" chosen="${each eq draft.delivery()}"/>
    </c:forEach>
  </fieldset>
  <fieldset>
    <legend>How do you want to pay?</legend>
    <c:if test="${not empty problems.payment}"><p class="problem" data-test="problem-payment"><c:out value="${problems.payment}"/></p></c:if>
    <c:forEach var="each" items="${payments}">
      <t:choice group="payment" id="${each.id()}" title="${each.title()}" promise="${each.promise()}" chosen="${each eq draft.payment()}"/>
    </c:forEach>
  </fieldset>
</t:checkout>
