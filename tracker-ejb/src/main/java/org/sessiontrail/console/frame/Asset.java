package org.sessiontrail.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The files that pages need. They hold nothing of anybody and are open to the world. */
@SuppressWarnings("ImmutableEnumChecker") // the bytes are read once and never handed out
public enum Asset {
  /** How pages look. */
  STYLE("console.css", "text/css; charset=UTF-8"),
  /** What pages do. */
  SCRIPT("console.js", "text/javascript; charset=UTF-8");

  /** Where they are, below the path of the tracker. */
  public static final String PATH = "/assets";

  private static final int TAG_DIGITS = 16;

  private final String file;
  private final String type;
  private final byte[] content;
  private final String tag;

  Asset(String file, String type) {
    this.file = file;
    this.type = type;
    this.content = read(file);
    this.tag = tag(content);
  }

  /** The one at {@code path} below the path of the tracker. */
  public static Optional<Asset> at(String path) {
    return Arrays.stream(values()).filter(each -> path.equals(PATH + "/" + each.file)).findFirst();
  }

  /** Its path with what it holds in it: another content has another address. */
  public String link() {
    return PATH + "/" + file + "?v=" + tag;
  }

  /** Answers with it; for ever where the address says which content is meant. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean named = tag.equals(request.getParameter("v"));
    response.setHeader(
        "Cache-Control", named ? "public, max-age=31536000, immutable" : "public, no-cache");
    response.setHeader("ETag", "\"" + tag + "\"");
    if (("\"" + tag + "\"").equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static byte[] read(String file) {
    try (InputStream in = Asset.class.getResourceAsStream("/org/sessiontrail/console/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
