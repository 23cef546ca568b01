<%@ tag description="A text field with its label and, if need be, what is wrong with it" body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="name" required="true" %>
<%@ attribute name="label" required="true" %>
<%@ attribute name="value" required="true" %>
<%@ attribute name="autocomplete" required="true" %>
<%@ attribute name="type" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:set var="problem" value="${problems[name]}"/>
<div class="field field-${name}">
  <label for="${name}"><c:out value="${label}"/></label>
  <input id="${name}" name="${name}" type="${empty type ? 'text' : type}" maxlength="80" required autocomplete="${autocomplete}" value="${fn:escapeXml(value)}"<c:if test="${not empty problem}"> aria-invalid="true" aria-describedby="${name}-problem"</c:if>>
  <c:if test="${not empty problem}"><p class="problem" id="${name}-problem" data-test="problem-${name}"><c:out value="${problem}"/></p></c:if>
</div>
