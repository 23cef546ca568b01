package org.sessiontrail.store;

import org.jspecify.annotations.Nullable;

/**
 * What is missing from a log, and which of its records says so.
 *
 * @param reason why it is missing
 * @param by place of the record that says so, or null when that record is gone too
 * @param under what it was removed under: the id of the request for erasure or the class of
 *     retention; or null
 * @param records of how many records something, or all, is missing
 */
public record Removal(Reason reason, @Nullable Long by, @Nullable String under, long records) {
  /** Why something is missing. */
  public enum Reason {
    /** Personal values were erased; the record is there. */
    VALUES_ERASED,
    /** The record was erased. */
    ERASED,
    /** The record is past its period, and others around it are not. */
    PURGED,
    /** The beginning of the log is past its period. */
    BEGINNING,
    /** It is removed, and what said why is past its period itself. */
    UNKNOWN
  }
}
