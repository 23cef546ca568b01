package org.sessiontrail.catalogue;

import java.util.Locale;

/** What records are used for. A kind without a purpose is not recorded. */
public enum Purpose {
  /** Finding and clearing up attacks and misuse. */
  SECURITY("to notice and clear up attacks and misuse"),
  /** Showing later who did what, and that the trail is complete. */
  AUDIT("to be able to show who did what, and that nothing is missing from these records"),
  /** Keeping the application working. */
  OPERATIONS("to keep the application working and to find its faults"),
  /** Learning how the application is used. */
  ANALYTICS("to learn how the application is used and where it is hard to use");

  private final String words;

  Purpose(String words) {
    this.words = words;
  }

  /** The name in the catalogue, for example {@code security}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The purpose for people: goes on after "this is recorded". */
  public String words() {
    return words;
  }
}
