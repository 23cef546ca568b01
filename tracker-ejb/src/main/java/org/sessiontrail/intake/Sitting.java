package org.sessiontrail.intake;

import org.jspecify.annotations.Nullable;

/** A trail while its lines come. One thread. */
final class Sitting {
  private final String trail;
  private final @Nullable String sessionId;
  private long firstMicros;
  private long lastMicros;
  private long records;
  private boolean stated;
  private @Nullable String user;
  private boolean declared;

  /**
   * A trail that begins.
   *
   * @param sessionId the session id in the log, or null where there is none
   */
  Sitting(String trail, @Nullable String sessionId, long micros) {
    this.trail = trail;
    this.sessionId = sessionId;
    this.firstMicros = micros;
    this.lastMicros = micros;
  }

  String trail() {
    return trail;
  }

  @Nullable String sessionId() {
    return sessionId;
  }

  long lastMicros() {
    return lastMicros;
  }

  /** Whether a line of that time is part of it. */
  boolean reaches(long micros, long idleMicros) {
    return micros - lastMicros <= idleMicros && firstMicros - micros <= idleMicros;
  }

  void seen(long micros) {
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
  }

  /** The number of its next record within the stream. */
  long nextRecord() {
    return ++records;
  }

  /** Whether its beginning is stated in this stream and its end is not. */
  boolean isStated() {
    return stated;
  }

  void stated(boolean now) {
    stated = now;
    records = now ? records : 0;
  }

  @Nullable String user() {
    return user;
  }

  /** The user, when a record of its own said so. */
  @Nullable String declaredUser() {
    return declared ? user : null;
  }

  void user(@Nullable String name, boolean byRecord) {
    user = name;
    declared = byRecord;
  }
}
