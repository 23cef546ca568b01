package org.sessiontrail.capture.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Changes the protocol to one that greets, and ends when the client says anything. */
public final class UpgradeServlet extends HttpServlet {
  /** For the container. */
  public UpgradeServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS); // not every container does
    response.setHeader("Upgrade", "greeting");
    response.setHeader("Connection", "Upgrade");
    request.upgrade(Greeting.class);
  }

  /** The other protocol. */
  public static final class Greeting implements HttpUpgradeHandler {
    /** For the container. */
    public Greeting() {}

    @Override
    public void init(WebConnection connection) {
      try {
        connection.getOutputStream().write('!');
        connection.getOutputStream().flush();
        int heard = connection.getInputStream().read();
        if (heard >= 0) {
          connection.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void destroy() {}
  }
}
