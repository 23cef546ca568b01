<%@ page session="false" contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="Tea and coffee, and what to make them in" ticker="true">
  <c:if test="${param.containsKey('goodbye')}"><p class="notice good" role="status" data-test="signed-out">You are signed out. Come back for a cup.</p></c:if>
  <section class="hero">
    <div>
      <p class="eyebrow">Linden Street 4, since Tuesday</p>
      <h1>A good cup, without the fuss.</h1>
      <p class="lead">Twenty-four things for tea and coffee that we would buy again ourselves. Nothing else.</p>
      <p class="actions"><a class="button main" href="${root}/category/tea">Start with tea</a> <a class="button" href="${root}/category/coffee">Or coffee</a></p>
    </div>
    <img src="${root}/assets/hero.svg" alt="A teapot pours into a cup beside a fern" width="560" height="420">
  </section>
  <t:suggestions of="${suggestions}"/>
  <section aria-labelledby="window">
    <div class="heading"><h2 id="window">In the window</h2><p class="ticker" data-ticker="${root}/events" hidden></p></div>
    <t:cards products="${products}"/>
  </section>
  <section aria-labelledby="shelves">
    <h2 id="shelves">All shelves</h2>
    <ul class="tiles">
      <c:forEach var="category" items="${shop.categories()}">
        <li class="tile tile-${category.slug()}"><h3><a href="${root}/category/${category.slug()}"><c:out value="${category.title()}"/></a></h3><p><c:out value="${category.lead()}"/></p></li>
      </c:forEach>
    </ul>
  </section>
  <section aria-labelledby="journal">
    <h2 id="journal">From the journal</h2>
    <ul class="articles">
      <c:forEach var="article" items="${articles}">
        <li><h3><a href="${root}/journal/${article.slug()}"><c:out value="${article.title()}"/></a></h3><p><c:out value="${article.lead()}"/></p></li>
      </c:forEach>
    </ul>
  </section>
</t:page>
