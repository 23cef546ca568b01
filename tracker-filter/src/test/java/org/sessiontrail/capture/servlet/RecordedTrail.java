package org.sessiontrail.capture.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.SpooledEvent;

/** Drains a tracker's spool into a list, in the stored form. */
public final class RecordedTrail implements Agent {
  private final Tracker tracker;
  private final RecordEncoder encoder;
  private final List<StoredRecord> records = new ArrayList<>();

  /** A drain for {@code tracker}; to be added to it. */
  public RecordedTrail(Tracker tracker) {
    this.tracker = tracker;
    this.encoder = tracker.encoder();
  }

  @Override
  public String name() {
    return "recorded-trail";
  }

  @Override
  public synchronized int doWork() {
    List<SpooledEvent> events = tracker.spool().cursor().poll(1000);
    for (SpooledEvent event : events) {
      records.add(encoder.encode(event.event(), event.seq(), event.trailSeq()));
    }
    tracker.spool().cursor().commit();
    return events.size();
  }

  /** Everything recorded so far, what is still queued included. */
  public synchronized List<StoredRecord> records() {
    while (doWork() > 0) {
      // until the spool is empty
    }
    return List.copyOf(records);
  }

  /** A personal value of a record, or the empty text. */
  public static String personal(StoredRecord record, String group, String name) {
    return record.personal().get(group) instanceof Map<?, ?> values
            && values.get(name) instanceof String value
        ? value
        : "";
  }
}
