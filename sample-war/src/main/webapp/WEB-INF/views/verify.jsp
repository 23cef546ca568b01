<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Is it you?">
  <div class="two login">
    <form class="panel" action="${root}/verify" method="post" data-test="verify" data-track="verify">
      <h1>Is it you?</h1>
      <c:choose>
        <c:when test="${guest}"><p>Nobody is signed in here, so there is nothing to prove. <a href="${root}/">Back to the shop</a></p></c:when>
        <c:otherwise>
          <c:choose>
            <c:when test="${asked}"><p>Something about this visit is unusual, or what you are about to do needs it: please type the code that your phone shows.</p></c:when>
            <c:otherwise><p>Nobody asks for it just now, but you may prove who you are.</p></c:otherwise>
          </c:choose>
          <c:if test="${formLost}"><p class="small" data-test="form-lost">What you had sent was not taken: please send it again afterwards.</p></c:if>
          <c:if test="${refused}"><p class="notice bad" role="alert" data-test="verify-failed">That is not the code of now. Please try again.</p></c:if>
          <div class="field"><label for="code">One-time code</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" required autofocus></div>
          <p class="actions"><button class="button main" data-test="verify-go" data-track="verify-go">It is me</button></p>
        </c:otherwise>
      </c:choose>
    </form>
    <aside class="panel summary" aria-label="Demo phone">
      <h2>Your phone</h2>
      <p class="small">This is a demo, so <a href="${root}/phone" data-test="phone">a page plays your phone</a>. Never do this in a real shop.</p>
    </aside>
  </div>
</t:page>
