package org.sessiontrail.store.nodes;

/**
 * What nodes know of each other through the log they share.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Nodes {
  private final LogWork work;
  private final Leases leases;
  private final StreamRows streams;
  private final StreamHistory history;
  private final StreamEnds ends;

  /** The nodes that write the log of {@code work}. */
  public Nodes(LogWork work) {
    RecoveryStream recovery = new RecoveryStream(work);
    this.work = work;
    this.leases = new SqlLeases(work);
    this.streams = new StreamRows(work, recovery);
    this.history = new StreamHistory(work, streams);
    this.ends = new StreamEnds(work, recovery);
  }

  /** Who may do what alone. */
  public Leases leases() {
    return leases;
  }

  /** Which streams run. */
  public StreamRows streams() {
    return streams;
  }

  /** What streams left unfinished, and where trails go on. */
  public StreamHistory history() {
    return history;
  }

  /** Statements about streams that were lost. */
  public StreamEnds ends() {
    return ends;
  }

  /** The log that all write. */
  public LogWork log() {
    return work;
  }
}
