package org.sessiontrail.spool;

import java.nio.file.Path;
import java.util.function.Function;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.TrailClock;

/**
 * What a spool on disk is made for.
 *
 * @param root directory that holds the places of this application's processes
 * @param capacityBytes bound of the disk space
 * @param memoryBytes bound of the memory
 * @param keepsRunning whether running requests outlive a kill of the process
 * @param windowMillis age by which an event is on disk, at least 2
 * @param stream name of the running stream
 * @param encoders encodes records of the stream it is given
 * @param clock stamps gap records
 * @param random makes ids of places
 */
public record SpoolSettings(
    Path root,
    long capacityBytes,
    long memoryBytes,
    boolean keepsRunning,
    long windowMillis,
    String stream,
    Function<String, RecordEncoder> encoders,
    TrailClock clock,
    RandomIds random) {}
