package org.sessiontrail.report;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * The audit report: the records of a query in trail order, then the completeness statement. It is
 * streamed: a million rows need no more memory than a thousand.
 *
 * <p>Threads: safe for any number of threads, each with its own writer.
 */
public final class AuditReport {
  /** Told how far a report is. */
  @FunctionalInterface
  public interface Progress {
    /** A progress that nobody watches. */
    Progress NONE = (rows, total) -> {};

    /**
     * Called at the beginning, every {@value #ROWS_A_CALL} rows and when the last row is written or
     * the reading fails.
     *
     * @param rows rows written so far
     * @param total rows there will be, as counted at the beginning
     */
    void at(long rows, long total);
  }

  /** Rows between two calls of a {@link Progress}. */
  public static final int ROWS_A_CALL = 1_000;

  private final TrailReader reader;
  private final String app;
  private final TrailClock clock;
  private final @Nullable String madeBy;
  private final @Nullable Attestation attestation;
  private final @Nullable String id;

  /**
   * Reports over one application's log.
   *
   * @param app origin of the log, named in the report
   */
  public AuditReport(TrailReader reader, String app, TrailClock clock) {
    this(reader, app, clock, null, null, null);
  }

  private AuditReport(
      TrailReader reader,
      String app,
      TrailClock clock,
      @Nullable String madeBy,
      @Nullable Attestation attestation,
      @Nullable String id) {
    this.reader = reader;
    this.app = app;
    this.clock = clock;
    this.madeBy = madeBy;
    this.attestation = attestation;
    this.id = id;
  }

  /** This report, made for {@code who}; null when that is not known. */
  public AuditReport madeBy(@Nullable String who) {
    return new AuditReport(reader, app, clock, who, attestation, id);
  }

  /** This report with the checkpoint that covers its records; null when the log is not sealed. */
  public AuditReport attested(@Nullable Attestation checkpoint) {
    return new AuditReport(reader, app, clock, madeBy, checkpoint, id);
  }

  /** This report under a name of its own, to be written once; unnamed ones get a new id each. */
  public AuditReport named(String reportId) {
    return new AuditReport(reader, app, clock, madeBy, attestation, reportId);
  }

  /**
   * Writes the report of {@code query} and closes {@code to}.
   *
   * @return its completeness statement
   * @throws Exception what the store or {@code to} threw; the output then lacks its last lines
   */
  public Completeness write(TrailQuery query, AuditWriter to, Progress progress) throws Exception {
    try (to) {
      return writeOpen(query, to, progress);
    }
  }

  private Completeness writeOpen(TrailQuery query, AuditWriter to, Progress progress)
      throws Exception {
    CompletenessCount count = new CompletenessCount();
    long total = reader.count(query);
    String name = id == null ? new RandomIds().next() : id;
    to.begin(new AuditHeader(app, query, clock.epochMicros(), name, madeBy, attestation));
    progress.at(0, total);
    try {
      reader.read(
          query,
          record -> {
            AuditRow row = AuditRow.of(record);
            to.row(row);
            if (count.add(row) % ROWS_A_CALL == 0) {
              progress.at(count.rows(), Math.max(count.rows(), total));
            }
          });
    } finally {
      progress.at(count.rows(), Math.max(count.rows(), total));
    }
    Completeness completeness = count.state(reader.losses(query), reader.removals(query));
    to.end(completeness);
    return completeness;
  }
}
