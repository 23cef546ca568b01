package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.BrowserConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;

/**
 * The script that pages include, as the build made it, told what this application's configuration
 * says.
 *
 * <p>Threads: immutable.
 */
final class PageScript {
  private static final Logger LOG = System.getLogger(PageScript.class.getName());
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String FOR_AN_HOUR = "public, max-age=3600";
  private static final int VERSION_CHARS = 16;

  /** One file as it goes out: plain and compressed. */
  private static final class Content {
    final byte[] plain;
    final byte[] zipped;
    final String tag;
    final String type;

    Content(byte[] plain, String type) {
      this.plain = plain;
      this.zipped = zip(plain);
      this.tag = hash(plain);
      this.type = type;
    }
  }

  private final Content script;
  private final @Nullable Content sourceMap;
  private final String integrity;

  PageScript(String built, byte @Nullable [] sourceMap, BrowserConfig config) {
    byte[] text = settled(built, config).getBytes(StandardCharsets.UTF_8);
    this.script = new Content(text, "text/javascript;charset=utf-8");
    this.sourceMap = sourceMap == null ? null : new Content(sourceMap, "application/json");
    this.integrity = "sha384-" + Base64.getEncoder().encodeToString(digest("SHA-384").digest(text));
  }

  /** The script of this build; null where it was built without one, which is logged. */
  static @Nullable PageScript load(BrowserConfig config) {
    byte[] built = resource("t.js");
    if (built == null) {
      LOG.log(Level.WARNING, "TRK-0590 this build has no page script: pages tell nothing");
      return null;
    }
    return new PageScript(new String(built, StandardCharsets.UTF_8), resource("t.js.map"), config);
  }

  /** The script reads two texts of its own that stand for the configuration. */
  private static String settled(String built, BrowserConfig config) {
    boolean quiet = config.consent() == ConsentMode.REQUIRED;
    return built
        .replace("@search@", String.join(",", config.searchParameters()))
        .replace("@quiet@", quiet ? "1" : "");
  }

  /** What pages put in: names are those of {@link PageEndpoint#ATTRIBUTE}. */
  Map<String, String> forPages(String path) {
    String src = path + "?v=" + script.tag;
    String element = "<script src=\"" + src + "\" integrity=\"" + integrity + "\" defer></script>";
    return Map.of("src", src, "integrity", integrity, "script", element);
  }

  /** How many bytes it has on its way: compressed. */
  int zippedBytes() {
    return script.zipped.length;
  }

  /** The script as it goes out. */
  String text() {
    return new String(script.plain, StandardCharsets.UTF_8);
  }

  /** Answers a GET or HEAD for the script or its source map. */
  void answer(HttpServletRequest request, HttpServletResponse response, boolean forScript)
      throws IOException {
    Content content = forScript ? script : sourceMap;
    if (content == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean zipped = accepts(request.getHeader("Accept-Encoding"));
    String tag = '"' + content.tag + (zipped ? "-gz" : "") + '"';
    boolean named = ("v=" + content.tag).equals(request.getQueryString());
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", named ? FOR_EVER : FOR_AN_HOUR);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    String known = request.getHeader("If-None-Match");
    if (known != null && known.contains(tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (forScript && sourceMap != null) {
      response.setHeader("SourceMap", "t.js.map");
    }
    write(request, response, content, zipped);
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, Content content, boolean zipped)
      throws IOException {
    byte[] bytes = zipped ? content.zipped : content.plain;
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(content.type);
    response.setContentLength(bytes.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(bytes);
    }
  }

  private static boolean accepts(@Nullable String encodings) {
    return encodings != null
        && encodings.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  private static byte @Nullable [] resource(String name) {
    try (InputStream in = PageScript.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(bytes)).substring(0, VERSION_CHARS);
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
