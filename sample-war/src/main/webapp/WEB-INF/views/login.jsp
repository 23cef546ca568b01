<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Sign in">
  <div class="two login">
    <form class="panel" action="${root}/sign-in" method="post" data-test="login" data-track="sign-in">
      <input type="hidden" name="to" value="<c:out value="${to}"/>">
      <h1>Sign in</h1>
      <c:if test="${failed}"><p class="notice bad" role="alert" data-test="login-failed">Name and password do not match. Please try again.</p></c:if>
      <div class="field"><label for="j_username">Name</label><input id="j_username" name="j_username" autocomplete="username" autocapitalize="none" required autofocus></div>
      <div class="field"><label for="j_password">Password</label><input id="j_password" name="j_password" type="password" autocomplete="current-password" required></div>
      <p class="actions"><button class="button main" data-test="login-go" data-track="sign-in-go">Sign in</button></p>
    </form>
    <aside class="panel summary" aria-label="Demo accounts">
      <h2>Demo accounts</h2>
      <p class="small">This is a demo, so the passwords are public. Never do this in a real shop.</p>
      <table class="accounts">
        <thead><tr><th scope="col">Name</th><th scope="col">Password</th><th scope="col">Who</th></tr></thead>
        <tbody>
          <c:forEach var="each" items="${accounts}"><tr><td><code><c:out value="${each.name()}"/></code></td><td><code><c:out value="${each.password()}"/></code></td><td><c:out value="${each.purpose()}"/></td></tr></c:forEach>
        </tbody>
      </table>
    </aside>
  </div>
</t:page>
