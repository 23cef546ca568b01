package org.sessiontrail.intake;

import org.jspecify.annotations.Nullable;

/**
 * What one run left of an import: a stream.
 *
 * @param stream its name
 * @param number which of the import's streams it is, from 1
 * @param openedMicros when it was opened
 * @param head the beginning of the log as it was then
 * @param rules fingerprint of what decided which records came of the lines
 * @param end how it ended, or null when the run was broken off
 */
record ImportPart(
    String stream, int number, long openedMicros, Head head, String rules, @Nullable End end) {
  /** The beginning of the log. */
  record Head(long bytes, String hash) {}

  /** How far it came: lines and bytes from the beginning of the log, and the hash of those. */
  record End(long lines, long bytes, String hash) {}
}
