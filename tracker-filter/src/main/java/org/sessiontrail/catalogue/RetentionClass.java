package org.sessiontrail.catalogue;

import java.util.Locale;

/** Kinds of records that are kept equally long. */
public enum RetentionClass {
  /** Who came in, and what was found wrong. */
  SECURITY("records of signing in and out"),
  /** What tells of the trail itself: streams, gaps, holds, erasures, exports, reviews. */
  AUDIT("records about these records themselves: who read, exported, held or erased them"),
  /** Trails and the requests on them. */
  REQUESTS("records of sessions and requests"),
  /** Business actions and changes of data. */
  ACTIONS("records of actions in the application and of changes of its data"),
  /** That a stream lived though nothing happened. */
  TECHNICAL("records that the recording works; they say nothing about people");

  private final String words;

  RetentionClass(String words) {
    this.words = words;
  }

  /** The name in the catalogue, for example {@code requests}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What belongs to the class, for people. */
  public String words() {
    return words;
  }
}
