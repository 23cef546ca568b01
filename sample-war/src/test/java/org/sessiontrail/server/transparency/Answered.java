package org.sessiontrail.server.transparency;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer as it came from the socket.
 *
 * @param status status line
 * @param headers header lines in the order in which they came
 * @param body bytes of the body, one a character, without the framing of chunks
 * @param framing how the body's end was told: length, chunks, close, or none
 */
record Answered(String status, List<String> headers, String body, String framing) {

  /** Reads the answer to a request with {@code method}. */
  static Answered read(InputStream in, String method) throws IOException {
    String status = line(in);
    List<String> headers = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    return body(in, status, headers, method.equals("HEAD") || bodiless(status));
  }

  private static Answered body(InputStream in, String status, List<String> headers, boolean without)
      throws IOException {
    String length = value(headers, "content-length");
    if (without) {
      return new Answered(status, headers, "", "none");
    }
    if ("chunked".equals(value(headers, "transfer-encoding"))) {
      return new Answered(status, headers, chunks(in), "chunks");
    }
    if (length != null) {
      return new Answered(
          status, headers, latin1(in.readNBytes(Integer.parseInt(length))), "length");
    }
    return new Answered(status, headers, latin1(in.readAllBytes()), "close");
  }

  private static boolean bodiless(String status) {
    String code = status.length() > 12 ? status.substring(9, 12) : "";
    return code.startsWith("1") || code.equals("204") || code.equals("304");
  }

  private static String chunks(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int size = size(in);
    while (size > 0) {
      out.write(in.readNBytes(size));
      line(in);
      size = size(in);
    }
    line(in);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static int size(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      throw new EOFException("within the chunks");
    }
    return Integer.parseInt(line, 16);
  }

  /** Value of the header {@code name}, which is in lower case; null without one. */
  @Nullable String value(String name) {
    return value(headers, name);
  }

  private static @Nullable String value(List<String> headers, String name) {
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon > 0 && header.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return header.substring(colon + 1).trim();
      }
    }
    return null;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      out.write(next);
    }
    String line = out.toString(StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
