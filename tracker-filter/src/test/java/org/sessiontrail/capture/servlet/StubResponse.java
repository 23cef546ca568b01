package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** A page that was answered well. Everything a capture filter must not touch fails. */
final class StubResponse extends HttpServletResponseWrapper {
  StubResponse() {
    super(StubRequest.refusing(HttpServletResponse.class));
  }

  @Override
  public int getStatus() {
    return 200;
  }

  @Override
  public boolean isCommitted() {
    return true;
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }
}
