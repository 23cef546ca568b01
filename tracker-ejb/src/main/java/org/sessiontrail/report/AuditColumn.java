package org.sessiontrail.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The columns of an audit report, in their order. Names and order stay as they are: new columns are
 * added at the end.
 *
 * <p>A column marked <i>personal</i> comes from a disclosure and is empty once that was erased.
 */
public enum AuditColumn {
  /** Place in the application's log, from 0 without holes, in the order of storing. */
  INDEX,
  /** Id of the trail; empty for a record outside any session. */
  TRAIL,
  /** Number of the record on its trail within its stream, from 1 without holes. */
  SEQUENCE,
  /** When it began: UTC, RFC 3339 with six digits of a second. */
  AT,
  /** What sort of fact it is, see {@link org.sessiontrail.record.Kind}. */
  KIND,
  /** The user, as the application knows them (personal). */
  WHO,
  /**
   * Method and path of a request (the path is personal), name of an action, operation and entity of
   * a change, reason of an end, a gap or a suppression, format of an export.
   */
  WHAT,
  /** Path of a request with its identifiers taken out. */
  ROUTE,
  /** How it came out, see {@link org.sessiontrail.record.Outcome}. */
  OUTCOME,
  /** HTTP status. */
  STATUS,
  /** Duration in milliseconds. */
  MS,
  /** The client's address (personal). */
  ADDRESS,
  /** The directly connected address where it is another one, a proxy's (personal). */
  PEER,
  /** User-Agent of the client (personal). */
  AGENT,
  /** Where the client says it came from (personal). */
  REFERRER,
  /** Kept query parameters of a request; the conditions of an export (personal). */
  QUERY,
  /** What the application told about an action, a JSON object (personal). */
  DETAIL,
  /** Class name of the exception that ended it. */
  ERROR,
  /** Node and boot id of the stream that wrote it. */
  STREAM,
  /** Number in that stream, from 1 without holes. */
  SEQ,
  /** Links what happened within one request to that request: the same number in both. */
  EXCHANGE,
  /** Whatever else the record holds, a JSON object; what is personal is under {@code personal}. */
  MORE,
  /**
   * How many groups of personal values the record commits to that were not disclosed; empty for
   * none. After an erasure this tells that something was there.
   */
  ERASED,
  /** Which record of the log says that personal values of this one were erased; empty for none. */
  REMOVED;

  private static final List<String> NAMES = Arrays.stream(values()).map(AuditColumn::id).toList();

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in headers and in JSON. */
  public String id() {
    return id;
  }

  /** All names, in order. */
  public static List<String> names() {
    return NAMES;
  }
}
