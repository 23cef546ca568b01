package org.sessiontrail.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailStore;

/** A log that takes made-up records, if it is one for them. One thread. */
final class DemoLog {
  private static final int BATCH = 2_000;

  private final OpenLog log;
  private final Set<String> made;
  private final long size;
  private final TrailStore store;
  private List<StoredRecord> batch = new ArrayList<>(BATCH);
  private long added;

  private DemoLog(OpenLog log, Set<String> made, long size) {
    this.log = log;
    this.made = made;
    this.size = size;
    this.store = log.storage().store(log.app());
  }

  /** Looks what {@code log} holds. */
  static DemoLog of(OpenLog log) throws Exception {
    Set<String> made = new TreeSet<>();
    log.reader()
        .read(
            TrailQuery.all().ofKinds(Set.of(Kind.STREAM_OPEN)),
            each -> {
              String text = each.stored().text("demo");
              if (text != null) {
                made.add(text);
              }
            });
    return new DemoLog(log, made, log.reader().size());
  }

  /**
   * The settings to go by.
   *
   * @param anyEnd whether an end was left open: then that of the history which is there
   * @throws CliException when something else is there
   */
  DemoSettings agreed(DemoSettings wanted, boolean anyEnd) throws CliException {
    if (made.isEmpty() && size > 0) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "TRK-0660 the log of "
              + log.app()
              + " holds records that were not made up; name another one with --app");
    }
    for (String text : made) {
      DemoSettings known = anyEnd ? wanted.asIn(text) : wanted;
      if (known == null || !known.text().equals(text)) {
        throw new CliException(
            ExitCode.WRONG_USE,
            "TRK-0661 the log of "
                + log.app()
                + " holds another made-up history ("
                + text
                + "); name another log with --app");
      }
      return known;
    }
    return wanted;
  }

  /** Stores what is not there yet, in batches, and tells {@code line}. */
  DemoHistory.Sink filling(DemoSettings settings, ProgressLine line) {
    return new DemoHistory.Sink() {
      private long seen;

      @Override
      public long stored(String stream) throws StoreException {
        return log.storage().last(log.app(), stream);
      }

      @Override
      public void take(StoredRecord record) throws StoreException {
        batch.add(
            log.hash() == null
                ? new StoredRecord(record.leaf(), record.members(), record.disclosures(), null)
                : record);
        if (batch.size() >= BATCH) {
          flush();
          seen = Math.max(seen, record.epochMicros());
          tell();
        }
      }

      private void tell() {
        double done = (double) (seen - settings.fromMicros() + 1);
        double all = settings.untilMicros() - settings.fromMicros();
        line.at(added, Math.max(added + 1, Math.round(added * all / Math.max(done, 1))));
      }
    };
  }

  /** Stores what waits. */
  void flush() throws StoreException {
    if (!batch.isEmpty()) {
      added += store.append(batch);
      batch = new ArrayList<>(BATCH);
    }
  }

  /** How many records were new. */
  long added() {
    return added;
  }
}
