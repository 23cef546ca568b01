package org.sessiontrail.spool;

import org.sessiontrail.record.TrailEvent;

/**
 * A queued event with the numbers it was given.
 *
 * @param seq number in the stream, from 1
 * @param trailSeq number on its trail within the stream, from 1; 0 for an event without trail
 * @param event the fact
 */
public record SpooledEvent(long seq, long trailSeq, TrailEvent event) {}
