package org.sessiontrail.capture.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A plain connection to a server. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  /** Opens a connection to the host and port of {@code server}. */
  public static RawConnection to(URI server) {
    try {
      Socket socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout((int) Visitor.PATIENCE.toMillis());
      return new RawConnection(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends characters as one byte each. */
  public RawConnection send(String latin1) {
    try {
      socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until the empty line that ends an answer's head; what came before the end of stream. */
  public String readHead() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int next;
      while (!out.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")
          && (next = socket.getInputStream().read()) >= 0) {
        out.write(next);
      }
      return out.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one byte; −1 at the end. */
  public int read() {
    try {
      return socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads to the end of the stream, also when that is a reset. */
  public String readAll() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(out);
    } catch (IOException e) {
      // a reset is an end too
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** Goes away without a goodbye: the server's next write meets a reset. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
