package org.sessiontrail.store;

/**
 * A checkpoint's row as it lies in the database, without any trust in it.
 *
 * @param size the size it stands for
 * @param note the text of the note
 * @param epochMicros when it was first signed, as the row says; microseconds since 1970
 */
public record StoredNote(long size, String note, long epochMicros) {}
