package org.sessiontrail.server.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says to one deployment and what it is answered, written down without what differs
 * from one deployment to the next: port, context path, session ids, date.
 */
final class Dialogue implements AutoCloseable {
  /** Not 30 seconds: after these some servers close an idle connection, or end what is pending. */
  private static final int PATIENCE_MILLIS = 40_000;

  /** For what is not HTTP: short of any server's own limit, so that what is open counts as open. */
  private static final int PATIENCE_FOR_BYTES_MILLIS = 10_000;

  private static final int SHORT = 600;
  private static final Pattern SESSION = Pattern.compile("(?i)(JSESSIONID=)([^;\\s\"\\]]+)");

  /** Milliseconds or a date of this century, but for its first year, which is the application's. */
  private static final Pattern UNPACKED =
      Pattern.compile("\\b[12]\\d{12}\\b|\\w{3}, \\d\\d \\w{3} 20(?!01)\\d\\d [\\d:]+ GMT");

  private final URI base;
  private final Map<String, String> sessions = new HashMap<>();
  private final StringBuilder transcript = new StringBuilder();
  private @Nullable Socket socket;
  private @Nullable String cookie;

  Dialogue(URI base) {
    this.base = base;
  }

  /** Another connection of the same client. */
  Dialogue another() {
    Dialogue other = new Dialogue(base);
    other.cookie = cookie;
    other.sessions.putAll(sessions);
    return other;
  }

  /** A GET with header lines. */
  Dialogue get(String path, String... headers) {
    return ask("GET", path, "", headers);
  }

  /** A GET of which the status line is enough: servers print every filter in a stack trace. */
  Dialogue status(String path) {
    int before = transcript.length();
    get(path);
    String status = transcript.substring(before).lines().skip(1).findFirst().orElse("");
    transcript.setLength(before);
    return note(status);
  }

  /** A request with a body, whose length is told. */
  Dialogue ask(String method, String path, String body, String... headers) {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    return raw(method, head(method, path, headers) + length + "\r\n" + body).listen(method);
  }

  /** A request line and the headers of every request, without the empty line at their end. */
  String head(String method, String path, String... headers) {
    StringBuilder out = new StringBuilder();
    out.append(method).append(' ').append(base.getRawPath()).append(path).append(" HTTP/1.1\r\n");
    out.append("Host: ").append(base.getAuthority()).append("\r\n");
    if (cookie != null) {
      out.append("Cookie: ").append(cookie).append("\r\n");
    }
    for (String header : headers) {
      out.append(header).append("\r\n");
    }
    return out.toString();
  }

  /** Sends bytes as they are. */
  Dialogue raw(String note, String latin1) {
    try {
      note("> " + note);
      connected().getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
      connected().getOutputStream().flush();
      return this;
    } catch (IOException e) {
      return ended(e);
    }
  }

  /** Reads one answer. */
  Dialogue listen(String method) {
    try {
      Answered answered = Answered.read(connected().getInputStream(), method);
      String set = answered.value("set-cookie");
      if (set != null && set.contains("JSESSIONID")) {
        cookie = set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';'));
      }
      note(answered.status());
      int ids = idCharacters(answered.body());
      answered.headers().stream().sorted().map(line -> settled(line, ids)).forEach(this::note);
      int length = answered.body().length() - ids;
      note(answered.framing() + " " + length + " " + text(answered.body()));
      if (answered.framing().equals("close") || "close".equals(answered.value("connection"))) {
        hangUp();
      }
      return this;
    } catch (IOException e) {
      return ended(e);
    }
  }

  /** Reads one byte that is not HTTP. */
  Dialogue listenByte() {
    try {
      Socket open = connected();
      open.setSoTimeout(PATIENCE_FOR_BYTES_MILLIS);
      note("byte " + open.getInputStream().read());
      open.setSoTimeout(PATIENCE_MILLIS);
      return this;
    } catch (IOException e) {
      return ended(e);
    }
  }

  /** Reads so many bytes of an answer, then goes away without a goodbye. */
  Dialogue abort(int after) {
    try {
      connected().getInputStream().readNBytes(after);
      connected().setSoLinger(true, 0);
    } catch (IOException e) {
      note("aborted early");
    }
    hangUp();
    return this;
  }

  /** Writes down an observation of the test. */
  Dialogue note(String line) {
    transcript.append(anonymous(line)).append('\n');
    return this;
  }

  /** Adds what was said on another connection. */
  Dialogue include(Dialogue other) {
    transcript.append("meanwhile:\n").append(other.transcript);
    return this;
  }

  /** Everything so far. */
  String transcript() {
    return transcript.toString();
  }

  /** Forgets the session, as a new browser would. */
  Dialogue forget() {
    cookie = null;
    return this;
  }

  private Dialogue ended(IOException e) {
    note("ended: " + e.getClass().getSimpleName());
    hangUp();
    return this;
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(base.getHost(), base.getPort());
      open.setSoTimeout(PATIENCE_MILLIS);
      socket = open;
    }
    return open;
  }

  private void hangUp() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    socket = null;
  }

  /** How much of {@code body} is session ids: on Jetty those differ in length. */
  private static int idCharacters(String body) {
    int characters = 0;
    Matcher found = SESSION.matcher(body);
    while (found.find()) {
      characters += found.group(2).length();
    }
    return characters;
  }

  /** Without the time of the answer, the times at which files were unpacked and {@code ids}. */
  private static String settled(String header, int ids) {
    String name = header.toLowerCase(Locale.ROOT);
    if (name.startsWith("date:")) {
      return "Date: then";
    }
    if (ids > 0 && name.startsWith("content-length:")) {
      String length = header.substring(name.indexOf(':') + 1).trim();
      return "Content-Length: " + (Integer.parseInt(length) - ids);
    }
    return name.startsWith("etag:") || name.startsWith("last-modified:")
        ? UNPACKED.matcher(header).replaceAll("unpacked")
        : header;
  }

  private static String text(String body) {
    return body.length() <= SHORT
        ? body
        : body.substring(0, SHORT) + "... with hash " + body.hashCode();
  }

  private String anonymous(String line) {
    String root = base.getRawPath();
    String placed =
        line.replace(base.getAuthority(), "HOST")
            .replace(root, "/APP/")
            .replaceAll("(?i)path=" + root.substring(0, root.length() - 1), "Path=/APP");
    List<String> ids = new ArrayList<>();
    Matcher found = SESSION.matcher(placed);
    while (found.find()) {
      ids.add(found.group(2));
    }
    for (String id : ids) {
      String name = sessions.computeIfAbsent(id, unknown -> "session-" + (sessions.size() + 1));
      placed = placed.replace(id, name);
    }
    return placed;
  }

  @Override
  public void close() {
    hangUp();
  }
}
