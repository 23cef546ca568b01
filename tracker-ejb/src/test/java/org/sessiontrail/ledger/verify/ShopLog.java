package org.sessiontrail.ledger.verify;

import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * The log of a shop on two nodes as it would be stored: streams with heartbeats, sessions with
 * logins, a stated gap, a node that dies and is stated abandoned, an export from the command line.
 */
public final class ShopLog {
  /** The log's name. */
  public static final String ORIGIN = "shop.example.com";

  /** The node that lives on. */
  public static final String N1 = "n1/AAAAAAAAAAA";

  /** The node that dies half-way. */
  public static final String N2 = "n2/BBBBBBBBBBB";

  static final SignerKey LOG_KEY = key(ORIGIN, KeyType.LOG);
  static final SignerKey WITNESS_KEY = key("n1." + ORIGIN, KeyType.WITNESS);

  private static final long SECOND = 1_000_000;
  private static final long STEP = SECOND / 4;

  /** A checkpoint that is signed when so many records are stored. */
  public record Cut(long size, long micros) {}

  /** One stream that is being written. */
  private static final class Stream {
    final RecordEncoder encoder;
    final Map<String, Long> trails = new HashMap<>();
    final Deque<String> open = new ArrayDeque<>();
    long seq;

    Stream(String name) {
      encoder = new RecordEncoder(name, HASH, new RandomIds());
    }
  }

  private final List<StoredRecord> records = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<String, Stream> streams = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(20260301);
  private final RandomIds ids = new RandomIds();
  private long now = T0;

  private ShopLog() {}

  /** A log of at least {@code size} records. */
  public static ShopLog of(int size) {
    ShopLog log = new ShopLog();
    log.add(N1, Fact.of(Kind.STREAM_OPEN, T0).put("app", ORIGIN).put("node", "n1"));
    log.add(N2, Fact.of(Kind.STREAM_OPEN, T0 + 1).put("app", ORIGIN).put("node", "n2"));
    boolean lives = true;
    long abandonedAt = 0;
    for (int step = 1; log.records.size() < size; step++) {
      log.now += STEP;
      if (step % 240 == 0) {
        log.beat(N1);
        if (lives) {
          log.beat(N2);
        }
        log.cut();
      }
      if (lives && log.records.size() > size / 2) {
        lives = false;
        abandonedAt = log.now + 200 * SECOND;
      }
      if (abandonedAt > 0 && log.now > abandonedAt) {
        log.abandonSecond();
        abandonedAt = 0;
      }
      if (step == 300) {
        log.gap(5);
      }
      if (step == 500) {
        log.export();
      }
      log.visit(lives && log.random.nextInt(3) == 0 ? N2 : N1);
    }
    log.now += SECOND;
    log.cut();
    return log;
  }

  /** All records by place; may be changed, for what an insider would do. */
  public List<StoredRecord> records() {
    return records;
  }

  /** Checkpoints, the smallest first; may be changed. */
  public List<Cut> cuts() {
    return cuts;
  }

  /** Time at the end of the log. */
  public long now() {
    return now;
  }

  /** Trusts the keys of this log, and wants the witness. */
  public static TlogPolicy policy() {
    try {
      return TlogPolicy.of(List.of(LOG_KEY.verifier()), List.of(WITNESS_KEY.verifier()), 1);
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys that sign it. */
  public static List<VerifierKey> keys() {
    return List.of(LOG_KEY.verifier(), WITNESS_KEY.verifier());
  }

  /** Places of records of one kind. */
  public List<Integer> places(String kind) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).kind().id().equals(kind)) {
        out.add(i);
      }
    }
    return out;
  }

  /** Adds {@code fact} to {@code stream} at the log's end. */
  public StoredRecord add(String stream, Fact.Builder fact) {
    return add(stream, fact.build());
  }

  /** Signs a checkpoint over what there is. */
  public void cut() {
    cuts.add(new Cut(records.size(), now + SECOND));
    now += STEP;
  }

  /** Lets time pass. */
  public void pass(long micros) {
    now += micros;
  }

  /** The signed checkpoints of this log. */
  public List<SignedNote> notes() {
    List<SignedNote> out = new ArrayList<>();
    Frontier tree = new Frontier();
    TreeHasher hasher = new TreeHasher();
    int at = 0;
    for (Cut cut : cuts) {
      for (; at < cut.size(); at++) {
        tree.append(hasher.leaf(records.get(at).leaf()));
      }
      out.add(signed(new Checkpoint(ORIGIN, cut.size(), tree.root()), cut.micros()));
    }
    return out;
  }

  /** {@code checkpoint} signed by log and witness. */
  public static SignedNote signed(Checkpoint checkpoint, long micros) {
    String text = checkpoint.text();
    return new SignedNote(
        text, List.of(LOG_KEY.sign(text, 0), WITNESS_KEY.sign(text, micros / SECOND)));
  }

  /** Stores everything. */
  public ShopLog write(JpaStorage storage) throws Exception {
    return write(storage, 0, 0);
  }

  /** Stores what follows the first {@code stored} records and {@code signed} checkpoints. */
  public ShopLog write(JpaStorage storage, int stored, int signed) throws Exception {
    storage.store().append(records.subList(stored, stored + 1));
    storage.ledger().introduce("n1", keys(), T0);
    int at = stored + 1;
    List<SignedNote> notes = notes();
    for (int i = signed; i < cuts.size(); i++) {
      int to = (int) cuts.get(i).size();
      for (; at < to; at = Math.min(to, at + 500)) {
        storage.store().append(records.subList(at, Math.min(to, at + 500)));
      }
      storage.ledger().publish(notes.get(i), cuts.get(i).micros());
    }
    storage.store().append(records.subList(at, records.size()));
    return this;
  }

  private void beat(String stream) {
    add(stream, Fact.of(Kind.HEARTBEAT, now).put("queued", 0).put("spooled", 0));
  }

  private void gap(int count) {
    Stream stream = stream(N1);
    long from = stream.seq + 1;
    stream.seq += count;
    add(
        N1,
        Fact.of(Kind.GAP, now)
            .put("from", from)
            .put("to", stream.seq)
            .put("count", count)
            .put("reason", "spool-full"));
  }

  private void export() {
    String name = "cli/CCCCCCCCCCC";
    add(name, Fact.of(Kind.STREAM_OPEN, now - 1).put("app", ORIGIN).put("node", "cli"));
    add(name, Fact.of(Kind.EXPORT, now).put("via", "cli").put("outcome", "success").user("root"));
    add(name, Fact.of(Kind.STREAM_CLOSE, now));
  }

  private void abandonSecond() {
    Stream dead = stream(N2);
    List<String> left = new ArrayList<>(dead.open);
    for (String sid : left) {
      add(
          "all/recovery",
          Fact.of(Kind.SESSION_END, now)
              .on(sid)
              .put("reason", "node-lost")
              .put("records", dead.trails.get(sid))
              .put("stream2", N2));
    }
    add(
        "all/recovery",
        Fact.of(Kind.STREAM_ABANDONED, now)
            .put("stream2", N2)
            .put("last", dead.seq)
            .put("foundBy", N1)
            .put("certain", false));
  }

  /** One thing that a visitor does. */
  private void visit(String name) {
    Stream stream = stream(name);
    if (stream.open.size() < 10) {
      String sid = ids.next();
      stream.open.add(sid);
      add(name, Fact.of(Kind.SESSION_START, now).on(sid).personal("session", "hash", ids.next()));
      return;
    }
    String sid = stream.open.remove();
    long count = stream.trails.getOrDefault(sid, 0L);
    if (count > 15) {
      add(
          name,
          Fact.of(Kind.SESSION_END, now).on(sid).put("reason", "logout").put("records", count + 1));
      return;
    }
    stream.open.add(sid);
    if (count == 3) {
      add(name, Fact.of(Kind.LOGIN, now).on(sid).put("how", "container").user("user" + sid));
    } else if (count == 8) {
      add(
          name,
          Fact.of(Kind.ACTION, now - 3_000)
              .on(sid)
              .put("name", "cart.add")
              .put("outcome", Outcome.SUCCESS.id())
              .put("ms", 3)
              .user("user" + sid));
    } else {
      add(name, TrailRecords.requestEvent(now - 12_345, sid, count > 3 ? "user" + sid : null));
    }
  }

  private StoredRecord add(String name, TrailEvent event) {
    Stream stream = stream(name);
    String sid = event.trailId();
    boolean isOwn = sid != null && !name.equals("all/recovery");
    long sseq = sid != null && isOwn ? stream.trails.merge(sid, 1L, Long::sum) : 0;
    StoredRecord record = stream.encoder.encode(event, ++stream.seq, sseq);
    records.add(record);
    return record;
  }

  private Stream stream(String name) {
    return streams.computeIfAbsent(name, Stream::new);
  }

  private static SignerKey key(String name, KeyType type) {
    try {
      return SignerKey.generate(name, type);
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Applies a change; for chains. */
  public ShopLog with(Consumer<ShopLog> change) {
    change.accept(this);
    return this;
  }
}
