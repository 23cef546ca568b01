package org.sessiontrail.capture.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was answered to a {@link RigRequest}. */
final class RigResponse extends HttpServletResponseWrapper {
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;
  private boolean committed = true;

  RigResponse() {
    super(StubRequest.refusing(HttpServletResponse.class));
  }

  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setStatus(int given) {
    status = given;
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  /** Nothing of it was sent yet. */
  RigResponse open() {
    committed = false;
    return this;
  }

  @Override
  public void reset() {
    headers.clear();
    body.reset();
    status = 200;
  }

  @Override
  public void sendError(int given) {
    status = given;
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("Content-Type");
  }

  @Override
  public void setContentType(String type) {
    headers.put("Content-Type", type);
  }

  @Override
  public void setContentLength(int length) {
    headers.put("Content-Length", String.valueOf(length));
  }

  @Override
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }
}
