package org.sessiontrail.store;

/**
 * That a checkpoint was left somewhere outside of the database.
 *
 * @param size size of the checkpoint
 * @param kind stored name of the kind of anchor
 * @param place where, a file's path for one
 * @param payload what came back from there, empty for nothing; not copied, must not be changed
 * @param epochMicros when, microseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; equality is never asked
public record StoredAnchor(
    long size, String kind, String place, byte[] payload, long epochMicros) {}
