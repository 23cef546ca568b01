package org.sessiontrail.intake.format;

import org.jspecify.annotations.Nullable;

/** What a field of a line can hold. */
enum LogField {
  /** Nothing that is kept. */
  IGNORED((draft, value) -> {}),
  /** The client's address or host name. */
  ADDRESS(null),
  /** The signed-in user. */
  USER(null),
  /** A session id. */
  SESSION(null),
  /** A whole Cookie header. */
  COOKIES(LineDraft::cookies),
  /** The User-Agent header. */
  AGENT(null),
  /** The Referer header. */
  REFERRER(null),
  /** Method, target and protocol. */
  REQUEST(LineDraft::request),
  /** The method. */
  METHOD(LineDraft::method),
  /** Path and query. */
  TARGET(LineDraft::target),
  /** The path. */
  PATH(LineDraft::path),
  /** The query, with its question mark or without. */
  QUERY(LineDraft::query),
  /** The status. */
  STATUS(LineDraft::status),
  /** Length of the body. */
  BYTES(LineDraft::bytes),
  /** How long it took, microseconds. */
  MICROS((draft, value) -> draft.took(value, 0)),
  /** How long it took, milliseconds. */
  MILLIS((draft, value) -> draft.took(value, 3)),
  /** How long it took, seconds. */
  SECONDS((draft, value) -> draft.took(value, 6)),
  /** How long it took: seconds when it has a point, else milliseconds. */
  TAKEN((draft, value) -> draft.took(value, value.indexOf('.') < 0 ? 3 : 6)),
  /** Time of the common log format. */
  CLF_TIME(LineDraft::clf),
  /** RFC 3339 time. */
  ISO_TIME(LineDraft::iso),
  /** Seconds or a finer unit since 1970. */
  EPOCH(LineDraft::epoch),
  /** Day, UTC. */
  DAY((draft, value) -> draft.day(value)),
  /** Time of day, UTC. */
  CLOCK((draft, value) -> draft.clock(value)),
  /** A time in whichever of these forms. */
  ANY_TIME(
      (draft, value) -> {
        if (LineText.isNumber(value)) {
          draft.epoch(value);
        } else if (value.indexOf('/') > 0) {
          draft.clf(value);
        } else {
          draft.iso(value);
        }
      });

  /** Puts a value into a line. */
  @FunctionalInterface
  private interface Putting {
    void put(LineDraft draft, String value) throws BadLineException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final @Nullable Putting putting;

  /** A field that is put by {@code putting}; null for a text that is kept as it is. */
  LogField(@Nullable Putting putting) {
    this.putting = putting;
  }

  void put(LineDraft draft, String value) throws BadLineException {
    if (putting == null) {
      draft.text(this, value);
    } else {
      putting.put(draft, value);
    }
  }

  /** Whether a line without it is worth nothing. */
  boolean isTime() {
    return compareTo(CLF_TIME) >= 0;
  }
}
