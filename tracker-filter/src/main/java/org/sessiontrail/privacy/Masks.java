package org.sessiontrail.privacy;

import org.jspecify.annotations.Nullable;

/**
 * Finds e-mail addresses, tokens and card numbers in a text and puts {@code [email]}, {@code
 * [token]}, {@code [card]} in their place. One pass of each, in linear time; a second time changes
 * nothing, since a mask only ever splits what is left.
 */
final class Masks {
  private static final int SHORTEST_TOKEN = 32;
  private static final int SHORTEST_JWT_PART = 8;
  private static final int SHORTEST_CARD = 13;
  private static final int LONGEST_CARD = 19;

  /** So many changes between letter and digit no word or dated title has. */
  private static final int RANDOM_CHANGES = 4;

  private static final int UUID_LENGTH = 36;

  private final String text;
  private @Nullable StringBuilder out;
  private int done;

  private Masks(String text) {
    this.text = text;
  }

  /** {@code text} masked; the same instance when there is nothing to mask. */
  static String mask(String text) {
    String noEmails = text.indexOf('@') < 0 ? text : new Masks(text).emails();
    String noTokens = new Masks(noEmails).tokens();
    return new Masks(noTokens).cards();
  }

  private void put(int from, int to, String mask) {
    StringBuilder into = out == null ? new StringBuilder(text.length()) : out;
    out = into.append(text, done, from).append(mask);
    done = to;
  }

  private String result() {
    return out == null ? text : out.append(text, done, text.length()).toString();
  }

  private String emails() {
    int next = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', next)) {
      int start = at;
      while (start > done && isEmailLocal(text.charAt(start - 1))) {
        start--;
      }
      int end = start < at ? domainEnd(at + 1) : -1;
      if (end >= 0) {
        put(start, end, "[email]");
      }
      next = Math.max(at + 1, end);
    }
    return result();
  }

  private static boolean isEmailLocal(char c) {
    return Character.isLetterOrDigit(c)
        || ".!#$%'*+-^_`~\"".indexOf(c) >= 0
        || UriText.isMarkInEmail(c);
  }

  /** End of the domain that starts at {@code from}, or -1 when there is none with a dot. */
  private int domainEnd(int from) {
    int end = from;
    boolean dotted = false;
    while (end < text.length() && isDomain(text.charAt(end))) {
      boolean top =
          text.charAt(end) == '.'
              && end > from
              && end + 2 < text.length()
              && Character.isLetter(text.charAt(end + 1))
              && Character.isLetter(text.charAt(end + 2));
      dotted |= top;
      end++;
    }
    while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    return dotted ? end : -1;
  }

  private static boolean isDomain(char c) {
    return c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }

  private String tokens() {
    int at = 0;
    while (at < text.length()) {
      int end = runEnd(at);
      if (end == at) {
        at++;
        continue;
      }
      int jwtEnd = jwtEnd(at, end);
      if (jwtEnd > 0) {
        put(at, jwtEnd, "[token]");
      } else if (isToken(at, end)) {
        put(at, end, "[token]");
      }
      at = Math.max(end, jwtEnd);
    }
    return result();
  }

  private int runEnd(int from) {
    int end = from;
    while (end < text.length() && isRun(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** End of the JSON Web Token in the run, or -1: parts of base64url, the first is an object. */
  private int jwtEnd(int from, int end) {
    int start = from;
    while (start < end && !text.startsWith("eyJ", start)) {
      start++;
    }
    if (end - start < SHORTEST_JWT_PART) {
      return -1;
    }
    int partEnd = nextPartEnd(end);
    if (partEnd - end <= SHORTEST_JWT_PART) {
      return -1;
    }
    int last = partEnd;
    while (nextPartEnd(last) > last + 1) {
      last = nextPartEnd(last);
    }
    return last;
  }

  private int nextPartEnd(int dot) {
    return dot < text.length() && text.charAt(dot) == '.' ? runEnd(dot + 1) : dot;
  }

  /** Whether a run of base64url characters looks made by a machine and is not a plain UUID. */
  private boolean isToken(int from, int end) {
    if (end - from < SHORTEST_TOKEN || isUuid(from, end)) {
      return false;
    }
    int changes = 0;
    int pieceStart = from;
    for (int i = from; i <= end; i++) {
      if (i == end || isSeparator(text.charAt(i))) {
        if (isRandomPiece(pieceStart, i)) {
          return true;
        }
        pieceStart = i + 1;
      } else if (i > pieceStart && isDigit(text.charAt(i)) != isDigit(text.charAt(i - 1))) {
        changes++;
      }
    }
    return changes >= RANDOM_CHANGES;
  }

  /** A long piece without digits may still be a name in camel case: a few capitals, not many. */
  private boolean isRandomPiece(int from, int end) {
    int length = end - from;
    int digits = 0;
    int capitals = 0;
    for (int i = from; i < end; i++) {
      digits += isDigit(text.charAt(i)) ? 1 : 0;
      capitals += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
    }
    boolean camelCase = digits == 0 && capitals > 0 && capitals * 10 < length * 3;
    return length >= SHORTEST_TOKEN && !camelCase;
  }

  private boolean isUuid(int from, int end) {
    if (end - from != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(from + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Cards are whole groups of digits, one space or dash between two groups. */
  private String cards() {
    int at = 0;
    while (at < text.length()) {
      int groupEnd = digitsEnd(at);
      if (groupEnd == at) {
        at++;
        continue;
      }
      int start = at;
      int end = groupEnd - at > LONGEST_CARD ? groupEnd : cardEnd(at);
      if (end < 0 && escapeEnd(at) < groupEnd) {
        start = escapeEnd(at);
        end = cardEnd(start);
      }
      if (end > 0) {
        put(start, end, "[card]");
      }
      at = Math.max(groupEnd, end);
    }
    return result();
  }

  /**
   * {@code from}, or behind the {@code %XX} that it lies in: its digits are no part of a number.
   */
  private int escapeEnd(int from) {
    for (int percent = Math.max(0, from - 2); percent < from; percent++) {
      if (text.charAt(percent) == '%') {
        return percent + 3;
      }
    }
    return from;
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** End of the longest card that starts with the group at {@code from}, or -1. */
  private int cardEnd(int from) {
    int found = -1;
    int digits = 0;
    int at = from;
    while (true) {
      int end = digitsEnd(at);
      digits += end - at;
      if (end == at || digits > LONGEST_CARD) {
        return found;
      }
      if (digits >= SHORTEST_CARD && isLuhn(from, end)) {
        found = end;
      }
      if (end == text.length() || (text.charAt(end) != ' ' && text.charAt(end) != '-')) {
        return found;
      }
      at = end + 1;
    }
  }

  /** The check of ISO/IEC 7812-1 over the digits between the two places. */
  private boolean isLuhn(int from, int end) {
    int sum = 0;
    boolean twice = false;
    for (int i = end - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        int digit = (c - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
        twice = !twice;
      }
    }
    return sum % 10 == 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_';
  }

  private static boolean isRun(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isSeparator(c);
  }
}
