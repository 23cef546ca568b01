package org.sessiontrail.capture.browser;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A POST with a body; whatever a beacon's endpoint has no business with fails. */
final class BeaconRequest extends HttpServletRequestWrapper {
  private final byte[] body;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  BeaconRequest(byte[] body) {
    super(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException("must not call " + method);
                }));
    this.body = body;
    with("Host", "shop.example.com");
    with("Sec-Fetch-Site", "same-origin");
    with("Content-Type", "text/plain;charset=UTF-8");
  }

  static BeaconRequest of(String body) {
    return new BeaconRequest(body.getBytes(StandardCharsets.UTF_8));
  }

  BeaconRequest with(String header, @Nullable String value) {
    if (value == null) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    return this;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("Content-Type");
  }

  @Override
  public long getContentLengthLong() {
    return headers.containsKey("Transfer-Encoding") ? -1 : body.length;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public boolean isFinished() {
        return in.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read() {
        return in.read();
      }

      @Override
      public int read(byte[] into, int from, int length) {
        return in.read(into, from, length);
      }
    };
  }
}
