package org.sessiontrail.record;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What records are used for. A kind without a purpose is not recorded. */
public enum Purpose {
  /** Finding and clearing up attacks and misuse. */
  SECURITY("to notice and clear up attacks and misuse"),
  /** Showing later who did what, and that the trail is complete. */
  AUDIT("to be able to show who did what, and that nothing is missing from these records"),
  /** Keeping the application working. */
  OPERATIONS("to keep the application working and to find its faults"),
  /** Learning how the application is used. */
  ANALYTICS("to learn how the application is used and where it is hard to use"),
  /** Fitting the application to a visitor. */
  PERSONALISATION("to fit the application to what a visitor does in it"),
  /** Advertising. */
  MARKETING("to learn what advertising brought a visitor, and to direct it");

  private final String words;

  Purpose(String words) {
    this.words = words;
  }

  /** The name in the catalogue and in records, for example {@code security}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The purpose of a name, or null where there is none such. */
  public static @Nullable Purpose of(String id) {
    for (Purpose each : values()) {
      if (each.id().equals(id)) {
        return each;
      }
    }
    return null;
  }

  /** Whether it needs the visitor's permission where one is asked for; the others never do. */
  public boolean isOptional() {
    return compareTo(ANALYTICS) >= 0;
  }

  /** The purpose for people: goes on after "this is recorded". */
  public String words() {
    return words;
  }
}
