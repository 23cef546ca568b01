package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.consent.ConsentText;
import org.sessiontrail.record.Purpose;

/**
 * What a form of consent says: {@code purpose} for each that is granted ({@code all} and {@code
 * none} too), {@code text}, {@code method}, {@code jurisdiction}, and {@code return}, the page to
 * go back to.
 *
 * @param choice what was decided
 * @param back path of a page of this site, or null
 */
record ConsentForm(ConsentChoice choice, @Nullable String back) {
  /** More is refused. */
  static final int MOST_BYTES = 2_048;

  private static final int MOST_FIELDS = 12;
  private static final int LONGEST_PATH = 512;
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Collects the fields of one form. */
  private static final class Fields {
    private final Set<Purpose> granted = EnumSet.noneOf(Purpose.class);
    private boolean decided;
    private String method = ConsentChoice.BANNER;
    private @Nullable ConsentText text;
    private @Nullable String jurisdiction;
    private @Nullable String back;

    void take(String name, String value) {
      if (value.isEmpty() && !name.equals("purpose")) {
        return;
      }
      switch (name) {
        case "purpose" -> purpose(value);
        case "text" -> text = new ConsentText(value);
        case "method" -> method = value;
        case "jurisdiction" -> jurisdiction = value;
        case "return" -> back = page(value);
        default -> throw new IllegalArgumentException("no such field");
      }
    }

    private void purpose(String value) {
      decided = true;
      if (value.equals("all")) {
        granted.addAll(EnumSet.range(Purpose.ANALYTICS, Purpose.MARKETING));
      } else if (!value.equals("none")) {
        Purpose purpose = Purpose.of(value);
        if (purpose == null || !purpose.isOptional()) {
          throw new IllegalArgumentException("no purpose to grant");
        }
        granted.add(purpose);
      }
    }
  }

  /**
   * What the body of {@code request} says; null when it is too large, of another type, or not what
   * a form of ours sends.
   */
  static @Nullable ConsentForm of(HttpServletRequest request, long epochMicros) {
    String type = request.getContentType();
    boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    if (!form || request.getContentLengthLong() > MOST_BYTES) {
      return null;
    }
    try {
      byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
      return body.length > MOST_BYTES
          ? null
          : of(new String(body, StandardCharsets.US_ASCII), epochMicros);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * What {@code body} says.
   *
   * @throws IllegalArgumentException when that is not what a form of ours sends
   */
  static ConsentForm of(String body, long epochMicros) {
    Fields fields = new Fields();
    String[] pairs = body.split("&", MOST_FIELDS + 1);
    if (pairs.length > MOST_FIELDS) {
      throw new IllegalArgumentException("too many fields");
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no value");
      }
      fields.take(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    if (!fields.decided) {
      throw new IllegalArgumentException("nothing decided");
    }
    ConsentChoice choice =
        new ConsentChoice(
            fields.granted, fields.text, fields.method, fields.jurisdiction, epochMicros);
    return new ConsentForm(choice, fields.back);
  }

  /** A path of this site: one slash, then nothing that a browser could take for a host. */
  private static String page(String path) {
    boolean local =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.length() <= LONGEST_PATH
            && path.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
    if (!local) {
      throw new IllegalArgumentException("no page of this site");
    }
    return path;
  }
}
