package org.sessiontrail.privacy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RequestFacts.Origin;

/**
 * The language that a client likes best, by its {@code Accept-Language}. Browsers send few
 * different ones, so those seen are remembered, at most {@value #MOST_KNOWN}.
 *
 * <p>Threads: any. No method throws for any text.
 */
public final class Languages {
  static final int MOST_KNOWN = 500;

  private static final int LONGEST = 17;
  private static final int LONGEST_PART = 8;
  private static final int LONGEST_KNOWN_HEADER = 200;
  private static final Origin NONE = new Origin(null, null, null);

  private final Map<String, Origin> known = new ConcurrentHashMap<>();

  /**
   * The first language of {@code header} as it was sent, for example {@code en-GB}; or null. Equal
   * headers give the same object.
   */
  public @Nullable Origin of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Origin found = known.get(header);
    if (found == null) {
      String language = read(header);
      found = language == null ? NONE : new Origin(language, null, null);
      if (header.length() <= LONGEST_KNOWN_HEADER && known.size() < MOST_KNOWN) {
        known.put(header, found);
      }
    }
    return found.language() == null ? null : found;
  }

  private static @Nullable String read(String header) {
    int from = 0;
    while (from < header.length() && header.charAt(from) == ' ') {
      from++;
    }
    int to = from;
    int part = 0;
    int longest = 0;
    while (to < header.length() && isPart(header.charAt(to))) {
      part = header.charAt(to) == '-' ? 0 : part + 1;
      longest = Math.max(longest, part);
      to++;
    }
    boolean ends = to == header.length() || ",; ".indexOf(header.charAt(to)) >= 0;
    boolean fits = to - from <= LONGEST && longest <= LONGEST_PART && isName(header, from, to);
    return ends && fits ? header.substring(from, to) : null;
  }

  /** Two or three letters to begin with: {@code de}, {@code en-GB}, {@code zh-Hant-TW}. */
  private static boolean isName(String header, int from, int to) {
    int letters = from;
    while (letters < to && isLetter(header.charAt(letters))) {
      letters++;
    }
    boolean ends = letters == to || header.charAt(letters) == '-';
    return ends && letters - from >= 2 && letters - from <= 3;
  }

  private static boolean isPart(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
