package org.sessiontrail.insight.segment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment that somebody saved under a name, to be asked for as {@code @name}.
 *
 * @param name lower case letters, digits and hyphens, at most {@value #MAX_NAME}
 * @param text the segment as it is typed, without names of others
 * @param description what it is for, or null
 * @param owner who answers for it, as they said, or null
 * @param changedMicros when it was saved last, microseconds since 1970
 */
public record SavedSegment(
    String name,
    String text,
    @Nullable String description,
    @Nullable String owner,
    long changedMicros) {
  /** What a text begins with that is a name. */
  public static final String SIGN = "@";

  /** The longest name. */
  public static final int MAX_NAME = 60;

  /** The longest description. */
  public static final int MAX_DESCRIPTION = 500;

  /** The longest name of an owner. */
  public static final int MAX_OWNER = 100;

  /** Whether {@code name} can be that of a segment. */
  public static boolean isName(String name) {
    return name.length() <= MAX_NAME && name.matches("[a-z][a-z0-9-]*");
  }

  /** What is wrong with it, one sentence each. */
  public List<String> mistakes() {
    List<String> out = new ArrayList<>();
    if (!isName(name)) {
      out.add(
          "TRK-0696 a segment's name is of lower case letters, digits and hyphens, begins with a"
              + " letter and has at most "
              + MAX_NAME);
    }
    if (isLonger(description, MAX_DESCRIPTION) || isLonger(owner, MAX_OWNER)) {
      out.add(
          "TRK-0696 a segment's description has at most "
              + MAX_DESCRIPTION
              + " characters, its owner "
              + MAX_OWNER);
    }
    try {
      if (Segment.of(text).isEverybody()) {
        out.add("TRK-0696 a saved segment has at least one condition");
      }
    } catch (SegmentMistake e) {
      out.add(String.valueOf(e.getMessage()));
    }
    return out;
  }

  private static boolean isLonger(@Nullable String text, int most) {
    return text != null && text.length() > most;
  }
}
