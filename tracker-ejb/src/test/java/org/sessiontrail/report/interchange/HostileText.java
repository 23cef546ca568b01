package org.sessiontrail.report.interchange;

import java.util.Random;
import org.sessiontrail.report.VisibleText;

/** Texts that break writers which quote, frame or escape carelessly; the same for each seed. */
public final class HostileText {
  private static final String[] PIECES = {
    "ada",
    "Ünïcødé",
    "日本語",
    "\uD83D\uDE00",
    "\uD800",
    "\uDC00x",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u0007",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\"",
    "'",
    "\\",
    "\\u0041",
    "\\\"",
    "\\n",
    "]",
    "[x y=\"z\"]",
    "=",
    "=cmd|' /C calc'!A0",
    "+1",
    "@SUM(1)",
    "|",
    "<a href=\"x\">",
    "&amp;",
    "--",
    "-->",
    "]]>",
    "<![CDATA[",
    "%s",
    "${jndi:x}",
    "<13>1 ",
    "12 <110>1 - -",
    " ",
    "{\"end\":true}",
    "null",
    "/",
  };
  private static final int LONG = 16_384;

  private HostileText() {}

  /** The next text: mostly short, sometimes empty, sometimes of 16 KB. */
  public static String next(Random random) {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return "";
    }
    int length = kind == 1 ? LONG : 0;
    StringBuilder out = new StringBuilder();
    int pieces = 1 + random.nextInt(6);
    for (int i = 0; i < pieces || out.length() < length; i++) {
      out.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return out.toString();
  }

  /** What any UTF-8 or JSON writer leaves of {@code text}: halves of pairs become U+FFFD. */
  public static String stored(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Undoes {@link VisibleText}. */
  public static String decoded(String visible) {
    StringBuilder out = new StringBuilder(visible.length());
    for (int i = 0; i < visible.length(); i++) {
      if (visible.charAt(i) == '\\' && i + 1 < visible.length() && visible.charAt(i + 1) == 'u') {
        out.append((char) Integer.parseInt(visible.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(visible.charAt(i));
      }
    }
    return out.toString();
  }
}
