package org.sessiontrail.report.format;

import java.io.OutputStream;
import java.util.Map;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/** Writes a report of a million records to nowhere; run in a small heap of its own. */
public final class MillionRows implements TrailReader {
  static final int ROWS = 1_000_000;

  private static final int DIFFERENT = 1_000;

  private final RecordEncoder encoder =
      new RecordEncoder(
          MemoryTrail.STREAM, new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());

  /** Writes in the format named by the only argument and prints the number of records. */
  public static void main(String[] args) throws Exception {
    ReportFormat format = ReportFormat.valueOf(args[0]);
    long start = System.nanoTime();
    Completeness done =
        new AuditReport(new MillionRows(), "shop", TrailClock.system())
            .write(
                TrailQuery.all(),
                format.writer(OutputStream.nullOutputStream()),
                AuditReport.Progress.NONE);
    System.out.println(done.captured());
    System.err.println(format + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  @Override
  public long size() {
    return ROWS;
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    StoredRecord[] some = new StoredRecord[DIFFERENT];
    for (int i = 0; i < DIFFERENT; i++) {
      RequestEvent request =
          MemoryTrail.request(MemoryTrail.TEN + i, "trail-" + i, "user-" + i, "/item/" + i);
      some[i] = encoder.encode(request, i + 1L, 1);
    }
    for (int i = 0; i < ROWS; i++) {
      visitor.take(new TrailRecord(i, some[i % DIFFERENT]));
    }
    return ROWS;
  }

  @Override
  public long count(TrailQuery query) {
    return ROWS;
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) {
    return Map.of();
  }
}
