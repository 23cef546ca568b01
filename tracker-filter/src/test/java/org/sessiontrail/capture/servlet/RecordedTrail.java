package org.sessiontrail.capture.servlet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;

/** Drains the spools of one tracker after the other into a list, in the stored form. */
public final class RecordedTrail implements Agent {
  private final List<StoredRecord> records = new ArrayList<>();
  private @Nullable Tracker tracker;
  private int checked;

  /** Drains {@code started} from now on. */
  public synchronized void follow(Tracker started) {
    tracker = started;
    started.add(this);
  }

  @Override
  public String name() {
    return "recorded-trail";
  }

  @Override
  public synchronized int doWork() {
    Tracker from = tracker;
    if (from == null) {
      return 0;
    }
    List<StoredRecord> polled = from.spool().cursor().poll(1000);
    records.addAll(polled);
    from.spool().cursor().commit();
    return polled.size();
  }

  /** Everything recorded so far, what is still queued included. */
  public synchronized List<StoredRecord> records() {
    while (doWork() > 0) {
      // until the spool is empty
    }
    CatalogueCheck.named(records.subList(checked, records.size()));
    checked = records.size();
    return List.copyOf(records);
  }
}
