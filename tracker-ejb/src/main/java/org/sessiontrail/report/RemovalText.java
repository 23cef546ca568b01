package org.sessiontrail.report;

import org.sessiontrail.store.Removal;

/** How every report says that something is missing and which record says why. */
final class RemovalText {
  private RemovalText() {}

  /** Of a row whose personal values the record at place {@code by} says to be erased. */
  static String ofValues(long by) {
    return "erased by record #" + by;
  }

  /** Of all that one record says to be missing. */
  static String of(Removal removal) {
    boolean one = removal.records() == 1;
    String records = removal.records() + (one ? " record " : " records ");
    return switch (removal.reason()) {
      case VALUES_ERASED -> "personal values of " + records + erased(removal);
      case ERASED -> records + erased(removal);
      case PURGED -> records + "purged under class " + removal.under() + by(removal);
      case BEGINNING -> records + "at the beginning of the log purged" + by(removal);
      case UNKNOWN -> records + "removed" + by(removal);
    };
  }

  private static String erased(Removal removal) {
    return "erased" + by(removal) + " (request " + removal.under() + ")";
  }

  private static String by(Removal removal) {
    return removal.by() == null
        ? " by a record that is not kept either"
        : " by record #" + removal.by();
  }
}
