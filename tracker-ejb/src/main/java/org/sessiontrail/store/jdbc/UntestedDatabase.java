package org.sessiontrail.store.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.schema.SchemaHistory;
import org.sessiontrail.store.schema.SchemaScript;

/** What to say of a database that has scripts, and no test on a real one. */
final class UntestedDatabase {
  private UntestedDatabase() {}

  /**
   * What an operator has to run.
   *
   * @param history the script that makes the history, null when that is there
   * @param pending the others, at least one
   */
  static StoreException asksForScripts(
      DatabaseVendor vendor, @Nullable SchemaScript history, List<SchemaScript> pending) {
    return new StoreException(
        "TRK-0561 the tracker makes no tables on "
            + vendor
            + ", on which it was never tested. To try it all the same run by hand, from"
            + " db/sessiontrail/"
            + vendor.folder()
            + " in tracker-ejb.jar: "
            + (history == null ? "" : history.name() + ", ")
            + pending.stream().map(SchemaScript::name).collect(Collectors.joining(", "))
            + "; and then: "
            + (history == null ? "" : SchemaHistory.adoption(history) + "; ")
            + pending.stream().map(SchemaHistory::adoption).collect(Collectors.joining("; ")),
        null);
  }

  /** To be logged at each start. */
  static String warning(DatabaseVendor vendor) {
    return "TRK-0562 the trail is stored to "
        + vendor
        + ", on which the tracker was never tested: verify the log now and then, and tell what fails";
  }
}
