package org.sessiontrail.insight.segment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of values; a plus sign is a plus sign. */
final class PercentText {
  private static final String PLAIN = "-._~/@:*()'+";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentText() {}

  static String encoded(String value) {
    StringBuilder out = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(each));
      }
    }
    return out.toString();
  }

  /** The value, or null when {@code text} is not well encoded or holds a control character. */
  static @Nullable String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int from = 0;
    while (from < text.length()) {
      int percent = text.indexOf('%', from);
      int to = percent < 0 ? text.length() : percent;
      bytes.writeBytes(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
      from = to;
      if (percent >= 0) {
        if (percent + 3 > text.length() || !isHex(text, percent + 1)) {
          return null;
        }
        bytes.write(HexFormat.fromHexDigits(text, percent + 1, percent + 3));
        from = percent + 3;
      }
    }
    return checked(bytes.toByteArray());
  }

  private static boolean isHex(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
  }

  private static @Nullable String checked(byte[] bytes) {
    try {
      String out = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return out.chars().anyMatch(c -> c < 0x20) ? null : out;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
