<%@ tag description="The frame of every page" body-content="scriptless" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="current" description="slug of the current category" %>
<%@ attribute name="term" description="what the search field shows" %>
<%@ attribute name="topic" description="what the page is about" %>
<%@ attribute name="format" description="what sort of page it is" %>
<%@ attribute name="ticker" type="java.lang.Boolean" description="whether the page follows the news from the counter" %>
<%@ taglib prefix="trail" uri="urn:sessiontrail" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:set var="root" value="${pageContext.request.contextPath}" scope="request"/>
<c:set var="notice" value="${shop.takeNotice()}"/>
<c:set var="count" value="${shop.cart().count()}"/>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><c:out value="${title}"/> · Fern &amp; Kettle</title>
  <link rel="icon" type="image/svg+xml" href="${root}/assets/icon.svg">
  <link rel="stylesheet" href="${root}/assets/shop.css">
  <c:if test="${ticker}"><script type="module" src="${root}/assets/ticker.js"></script></c:if>
  <trail:script/>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
  <div class="wrap top-row">
    <a class="brand" href="${root}/" data-test="brand">
      <img src="${root}/assets/icon.svg" alt="" width="40" height="40">
      <span>Fern &amp; Kettle</span>
    </a>
    <form class="search" action="${root}/search" role="search" data-track="search">
      <label class="unseen" for="q">Search the shop</label>
      <input id="q" name="q" type="search" maxlength="80" placeholder="Search tea, coffee, kettles" value="${fn:escapeXml(term)}" data-test="search-term">
      <button class="button quiet" data-test="search-go" data-track="search-go">Search</button>
    </form>
    <nav class="personal" aria-label="Your things">
      <c:choose>
        <c:when test="${empty shop.user()}">
          <a href="${root}/account" data-test="sign-in">Sign in</a>
        </c:when>
        <c:otherwise>
          <a href="${root}/account" data-test="account" data-track="account"><c:out value="${shop.user()}"/></a>
          <form action="${root}/logout" method="post"><button class="link" data-test="logout" data-track="sign-out">Sign out</button></form>
        </c:otherwise>
      </c:choose>
      <a class="button cart-link" href="${root}/cart" data-test="cart-link" data-track="cart">Cart <span class="count" data-test="cart-count">${count}</span><span class="unseen"> ${count == 1 ? 'item' : 'items'}</span></a>
    </nav>
  </div>
  <nav class="wrap shelves" aria-label="Categories">
    <ul>
      <c:forEach var="category" items="${shop.categories()}">
        <li><a href="${root}/category/${category.slug()}" data-test="category-${category.slug()}"<c:if test="${category.slug() eq current}"> aria-current="page"</c:if>><c:out value="${category.title()}"/></a></li>
      </c:forEach>
    </ul>
  </nav>
</header>
<main id="main" class="wrap" tabindex="-1"<c:if test="${not empty topic}"> data-track-topic="${topic}"</c:if><c:if test="${not empty format}"> data-track-format="${format}"</c:if>>
  <c:if test="${not empty notice}">
    <p class="notice ${notice.bad() ? 'bad' : 'good'}" role="${notice.bad() ? 'alert' : 'status'}" data-test="notice"><c:out value="${notice.text()}"/></p>
  </c:if>
  <jsp:doBody/>
</main>
<c:if test="${shop.asksForConsent()}">
  <form class="consent" action="${sessiontrail.consent}" method="post" aria-label="Consent" data-test="consent" data-track="off">
    <div class="wrap consent-row">
      <p><c:out value="${shop.consentText()}"/></p>
      <input type="hidden" name="text" value="${shop.consentVersion()}">
      <input type="hidden" name="return" value="${root}/">
      <button class="button" name="purpose" value="analytics" data-test="consent-yes">Yes, count</button>
      <button class="button quiet" name="purpose" value="none" data-test="consent-no">No</button>
    </div>
  </form>
</c:if>
<footer class="foot">
  <div class="wrap foot-row">
    <p><strong>Fern &amp; Kettle</strong> is a demo: nothing is sold, nothing is sent, and what you order is forgotten when the server stops.</p>
    <c:if test="${shop.demoHistory()}">
      <p data-test="demo-history">Its trail begins with a month that was made up: those visitors and orders never were.</p>
    </c:if>
    <ul>
      <li><a href="${root}/report" data-test="report">The shop in numbers</a></li>
      <li><a href="${root}/api/products">Products as JSON</a></li>
      <li><a href="${root}/fail">A page that fails</a></li>
      <c:if test="${shop.hasConsent()}">
        <li><form action="${sessiontrail.consent}" method="post"><input type="hidden" name="return" value="${root}/"><button class="link" name="purpose" value="none" data-test="consent-withdraw">Do not count me any more</button></form></li>
      </c:if>
    </ul>
  </div>
</footer>
</body>
</html>
