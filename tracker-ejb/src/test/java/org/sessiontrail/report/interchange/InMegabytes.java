package org.sessiontrail.report.interchange;

import java.io.OutputStream;
import java.util.Map;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.interchange.syslog.SyslogExport;
import org.sessiontrail.report.interchange.syslog.SyslogSettings;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.syslog.SyslogFile;

/** Writes many records of many trails to nowhere; run in a small heap of its own. */
public final class InMegabytes implements TrailReader {
  static final int ROWS = 60_000;

  private static final int TRAILS = 10_000;

  private final RecordEncoder encoder =
      new RecordEncoder(
          MemoryTrail.STREAM, new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());

  /** Writes in the format named by the only argument and prints the number of records. */
  public static void main(String[] args) throws Exception {
    OutputStream out = OutputStream.nullOutputStream();
    AuditWriter writer =
        switch (args[0]) {
          case "ocsf" -> new OcsfExport(out);
          case "ecs" -> new EcsExport(out);
          case "xes" -> new XesExport(out);
          default ->
              new SyslogExport(
                  SyslogSettings.defaults(), new SyslogFile(out, SyslogFile.Framing.LINES));
        };
    System.out.println(
        EveryKind.report(new InMegabytes())
            .write(TrailQuery.all(), writer, AuditReport.Progress.NONE)
            .captured());
  }

  @Override
  public long size() {
    return ROWS;
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    for (int i = 0; i < ROWS; i++) {
      visitor.take(
          new TrailRecord(
              i,
              encoder.encode(
                  MemoryTrail.request(MemoryTrail.TEN + i, "t-" + i % TRAILS, "ada", "/item/" + i),
                  i + 1L,
                  1)));
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
