package org.sessiontrail.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.spool.running.RunningRequest;
import org.sessiontrail.spool.running.RunningRequests;
import org.sessiontrail.spool.segment.SegmentLog;
import org.sessiontrail.spool.segment.SpoolPlace;
import org.sessiontrail.spool.segment.StreamMark;

/**
 * A spool that survives its process: a ring in memory, a writer that carries it to segment files,
 * and a cursor over those.
 *
 * <pre>
 *   offer ─► ring ─► writer ─► segments ─► poll … commit
 *             │ numbers           │ "durable up to"
 *             ▼                   ▼
 *           mark: last number taken, last number durable (memory-mapped)
 *
 *   &lt;tracker.spool.dir&gt;/
 *     spool-0/          a place: claimed by one process through a lock
 *       lock  node      the lock; the id of the place, which survives restarts
 *       cursor          how far the store has come
 *       segment-…       see {@link SegmentLog}
 *       stream-….mark   see {@link StreamMark}; gone once its stream is closed, or forgotten
 *       stream-….requests  those that run, see {@link RunningRequests}; as long as the mark
 *     spool-1/          another process's, or left behind: then it is drained too
 * </pre>
 *
 * <p>An event is recorded when it has its number, spooled when its frame is forced to the disk.
 * Between the two lie at most {@code windowMillis}: what a kill of the process may lose. The mark
 * tells the next start how many numbers that were.
 *
 * <p>What is stored is overwritten: the segment in use within ten seconds, a drained one when it is
 * given up, the page of requests likewise.
 *
 * <p>While the disk can't be written, the store is fed from the ring directly, so that a full disk
 * beside a working database loses nothing.
 *
 * <p>Threads: see {@link Spool}.
 */
public final class SegmentSpool implements Spool, SpoolCursor {
  private static final Logger LOG = System.getLogger(SegmentSpool.class.getName());
  private static final long BLANK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long FLUSH_WAIT_MILLIS = 2_000;
  private static final long STOP_WAIT_MILLIS = 5_000;

  /** Records of an earlier process whose place nobody claims any more. */
  private record Orphan(SpoolPlace place, SegmentLog log) {}

  private final String stream;
  private final SpoolPlace place;
  private final SegmentLog log;
  private final StreamMark mark;
  private final List<Orphan> orphans;
  private final List<DeadStream> dead;
  private final RunningRequests running;
  private final Ring ring;
  private final EventEncoder encoder;
  private final SpoolWriter writer;
  private final DurableWait waits;
  private final HoleWatch holes;
  private final TrailClock clock;
  private long blankedNanos;
  private boolean blankFailed;
  private @Nullable SegmentLog polledLog;
  private long polledSeq;
  private long durableSeq;
  private volatile boolean released;

  private SegmentSpool(
      SpoolSettings settings,
      SpoolPlace place,
      SegmentLog log,
      List<Orphan> orphans,
      SpoolRecovery recovery)
      throws IOException {
    this.stream = settings.stream();
    this.place = place;
    this.log = log;
    this.orphans = new CopyOnWriteArrayList<>(orphans);
    this.dead = recovery.dead();
    this.mark = StreamMark.create(place.dir(), settings.stream());
    this.ring = new Ring(settings.memoryBytes(), settings.clock(), mark::taken);
    this.running =
        settings.keepsRunning()
            ? RunningRequests.beside(mark.file(), settings.capacityBytes(), ring::isDurable)
            : RunningRequests.none();
    this.encoder = new EventEncoder(settings.encoders().apply(settings.stream()), settings.clock());
    this.writer = new SpoolWriter(ring, encoder, log, this::written, settings.windowMillis());
    this.waits = new DurableWait(ring, writer::hurry);
    this.holes = new HoleWatch(settings.encoders(), settings.clock());
    this.clock = settings.clock();
    this.blankedNanos = clock.nanos();
    holes.startsAfter(settings.stream(), 0);
  }

  /**
   * Claims a place under the root, recovers what earlier processes left there and begins to write.
   *
   * @throws IOException when the disk can't be used; nothing is held then
   */
  public static SegmentSpool open(SpoolSettings settings) throws IOException {
    SegmentSpool spool = openQuiet(settings);
    spool.writer.start("sessiontrail-spool " + settings.stream());
    return spool;
  }

  /** As {@link #open}, without the writer's thread. */
  static SegmentSpool openQuiet(SpoolSettings settings) throws IOException {
    SpoolPlace.Claim claim = SpoolPlace.claim(settings.root(), settings.random());
    List<AutoCloseable> held = new ArrayList<>(claim.orphans());
    held.add(claim.own());
    try {
      SpoolRecovery recovery = new SpoolRecovery(settings);
      List<Orphan> orphans = new ArrayList<>();
      for (SpoolPlace orphan : claim.orphans()) {
        SegmentLog left = recovery.open(orphan);
        held.add(0, left);
        orphans.add(new Orphan(orphan, left));
      }
      SegmentLog log = recovery.open(claim.own());
      held.add(0, log);
      recovery.stateLosses(log, claim.own());
      return new SegmentSpool(settings, claim.own(), log, orphans, recovery);
    } catch (IOException | RuntimeException e) {
      for (AutoCloseable each : held) {
        closeQuietly(each, e);
      }
      throw e;
    }
  }

  /** One step of a writer that has no thread, for tests. */
  int writeOnce() {
    return writer.step();
  }

  /** Makes a writer without thread fail until its next step, for tests. */
  void writerFails(String message) {
    writer.fail(message);
  }

  /** By the writer and by the reader, which may each be ahead of the other. */
  private synchronized void durable(long seq) {
    if (seq > durableSeq) {
      durableSeq = seq;
      mark.durable(seq);
    }
  }

  private void written(long seq) {
    durable(seq);
    waits.worked();
  }

  private static void closeQuietly(AutoCloseable held, Exception because) {
    try {
      held.close();
    } catch (Exception e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public boolean offer(
      TrailEvent event, @Nullable TrailSequence trail, @Nullable RequestSlot slot) {
    boolean taken = ring.offer(event, trail, slot, null) > 0;
    writer.wake();
    return taken;
  }

  @Override
  public Durability offerDurably(
      TrailEvent event,
      @Nullable TrailSequence trail,
      @Nullable RequestSlot slot,
      long waitMillis) {
    return waits.offer(event, trail, slot, waitMillis);
  }

  @Override
  public @Nullable RequestSlot begin(RunningRequest request) {
    return running.begin(request);
  }

  @Override
  public boolean accepts() {
    return waits.accepts();
  }

  @Override
  public SpoolCursor cursor() {
    return this;
  }

  @Override
  public List<DeadStream> dead() {
    return dead;
  }

  @Override
  public void forget(String stream) {
    boolean isDead = dead.stream().anyMatch(each -> each.stream().equals(stream));
    if (isDead && !released) {
      StreamMark.forget(place.dir(), stream);
    }
  }

  @Override
  public @Nullable String nodeId() {
    return place.nodeId();
  }

  @Override
  public List<StoredRecord> poll(int max) {
    if (released) {
      return List.of();
    }
    try {
      while (!orphans.isEmpty()) {
        List<StoredRecord> left = read(orphans.get(0).log(), max);
        if (!left.isEmpty()) {
          return left;
        }
        Orphan drained = orphans.remove(0);
        drained.log().close();
        drained.place().deleteIfEmpty();
      }
      blankWhenDue();
      if (log.frames() < max) {
        writer.flush(FLUSH_WAIT_MILLIS);
      }
      List<StoredRecord> spooled = read(log, max);
      return spooled.isEmpty() && writer.failure() != null ? unspooled(max) : spooled;
    } catch (IOException e) {
      throw new UncheckedIOException("TRK-0209 the spool can't be read", e);
    }
  }

  /** Here and not at the commit: while the store is waited for, the disk is free. */
  private void blankWhenDue() {
    long now = clock.nanos();
    if (now - blankedNanos < BLANK_PAUSE_NANOS) {
      return;
    }
    blankedNanos = now;
    try {
      log.blank();
      blankFailed = false;
    } catch (IOException e) {
      if (!blankFailed) {
        LOG.log(
            Level.WARNING,
            "TRK-0540 stored records can''t be overwritten in the spool: {0}",
            e.toString());
      }
      blankFailed = true;
    }
  }

  private List<StoredRecord> read(SegmentLog from, int max) throws IOException {
    List<StoredRecord> out = new ArrayList<>();
    for (byte[] payload : from.poll(max)) {
      SpoolRecovery.decoded(payload).ifPresent(out::add);
    }
    polledLog = from;
    polledSeq = lastOwn(out);
    return holes.fill(out);
  }

  private long lastOwn(List<StoredRecord> records) {
    long last = 0;
    for (StoredRecord record : records) {
      last = record.stream().equals(stream) ? record.seq() : last;
    }
    return last;
  }

  /** Events that could not be written, straight from memory. */
  private List<StoredRecord> unspooled(int max) {
    Ring.Batch batch = ring.peek(max);
    polledLog = null;
    polledSeq = batch.lastSeq();
    return holes.fill(encoder.encode(batch));
  }

  @Override
  public void commit() {
    if (released) {
      return;
    }
    try {
      durable(polledSeq); // before it is given up, or a kill would have it stated lost
      if (polledLog == null) {
        ring.releaseThrough(polledSeq);
        waits.worked();
      } else {
        polledLog.commit();
        writer.roomMade();
      }
      holes.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("TRK-0209 the spool can't note what is stored", e);
    }
  }

  /**
   * Prepares what the next commits need. Called now and then from the background.
   *
   * @return 1 when there was something to do
   */
  @Override
  public int prepare() throws IOException {
    running.blank(clock.nanos());
    return writer.failure() == null && log.prepareSpare() ? 1 : 0;
  }

  @Override
  public SpoolStatus status() {
    SpoolStatus memory = ring.status();
    long spooled = log.frames();
    long bytes = log.bytes();
    long damages = middle(log);
    for (Orphan orphan : orphans) {
      spooled += orphan.log().frames();
      bytes += orphan.log().bytes();
      damages += middle(orphan.log());
    }
    SpoolHealth health = SpoolHealth.of(ring, writer, damages, running.complaint());
    return new SpoolStatus(
        memory.queued() + spooled,
        spooled,
        memory.queuedBytes() + bytes,
        memory.capacityBytes() + log.capacityBytes(),
        memory.accepted(),
        memory.dropped(),
        health.condition(),
        health.message());
  }

  /** Damages other than torn ends, which any kill leaves. */
  private static long middle(SegmentLog log) {
    return log.damages().stream().filter(damage -> !damage.tail()).count();
  }

  @Override
  public void close() {
    ring.close();
    writer.flush(FLUSH_WAIT_MILLIS);
  }

  /** {@inheritDoc} The stream counts as closed when nothing of it is left in memory. */
  @Override
  public void release() {
    released = true;
    writer.stop(STOP_WAIT_MILLIS);
    if (ring.size() == 0) {
      running.remove(); // first: a page without a mark would belong to nobody
      mark.remove();
    } else {
      running.close();
      mark.close();
    }
    log.close();
    place.close();
    for (Orphan orphan : orphans) {
      orphan.log().close();
      orphan.place().close();
    }
  }
}
