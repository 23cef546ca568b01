<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Phones">
  <div class="panel">
    <h1>Everybody's phone</h1>
    <p class="small">What an authenticator app would show, each for half a minute. This is a demo: never do this in a real shop.</p>
    <table class="accounts">
      <thead><tr><th scope="col">Name</th><th scope="col">Code</th></tr></thead>
      <tbody>
        <c:forEach var="each" items="${codes}"><tr><td><c:out value="${each.key}"/></td><td><code data-test="code-${each.key}">${each.value}</code></td></tr></c:forEach>
      </tbody>
    </table>
  </div>
</t:page>
