package org.sessiontrail.consent;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Purpose;

/**
 * What a session remembers of consent as one plain text, so that it goes wherever the container
 * takes the session: to other nodes, over a restart, through a change of its id.
 *
 * <pre>{@code
 * 1|gpc|analytics+marketing|banner|<version of the text>|DE|1767600000000000
 * 1|gpc
 * }</pre>
 *
 * @param choice what was decided, or null
 * @param signals the signals that the trail tells of
 */
public record ConsentMemo(@Nullable ConsentChoice choice, Signals signals) {
  private static final String VERSION = "1";
  private static final int SHORT = 2;
  private static final int LONG = 7;
  private static final int LONGEST = 250;

  /** The text; null when there is nothing to remember. */
  public @Nullable String text() {
    if (choice == null) {
      return signals == Signals.NONE ? null : VERSION + "|" + String.join("+", signals.ids());
    }
    ConsentText text = choice.text();
    return String.join(
        "|",
        VERSION,
        String.join("+", signals.ids()),
        choice.granted().stream().map(Purpose::id).collect(Collectors.joining("+")),
        choice.method(),
        text == null ? "" : text.version(),
        choice.jurisdiction() == null ? "" : choice.jurisdiction(),
        Long.toString(choice.epochMicros()));
  }

  /** What {@code text} says; null when it is none of ours. */
  public static @Nullable ConsentMemo parse(String text) {
    String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\|", -1);
    boolean known = (parts.length == SHORT || parts.length == LONG) && parts[0].equals(VERSION);
    if (!known) {
      return null;
    }
    try {
      Signals signals =
          Signals.of(parts[1].contains("gpc") ? "1" : null, parts[1].contains("dnt") ? "1" : null);
      return new ConsentMemo(parts.length == SHORT ? null : choice(parts), signals);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ConsentChoice choice(String[] parts) {
    Set<Purpose> granted = EnumSet.noneOf(Purpose.class);
    for (String id : parts[2].isEmpty() ? new String[0] : parts[2].split("\\+", -1)) {
      Purpose purpose = Purpose.of(id);
      if (purpose == null) {
        throw new IllegalArgumentException("no purpose");
      }
      granted.add(purpose);
    }
    return new ConsentChoice(
        granted,
        parts[4].isEmpty() ? null : new ConsentText(parts[4]),
        parts[3],
        parts[5].isEmpty() ? null : parts[5],
        Long.parseLong(parts[6]));
  }
}
