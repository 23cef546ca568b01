package org.sessiontrail.console.http;

import java.util.List;

/**
 * The roles that open the tracker's pages. None is mapped by default, so everything is closed until
 * somebody maps them.
 */
public final class Roles {
  /** Reads trails, exports, verifies. */
  public static final String AUDITOR = "tracker-auditor";

  /** Sees aggregates only, no personal field. */
  public static final String ANALYST = "tracker-analyst";

  /** Holds, erasure, export for a person about themselves. */
  public static final String PRIVACY = "tracker-privacy";

  /** Configuration and purge; can't read trails by itself. */
  public static final String ADMIN = "tracker-admin";

  /** All of them. */
  public static final List<String> ALL = List.of(AUDITOR, ANALYST, PRIVACY, ADMIN);

  private Roles() {}
}
