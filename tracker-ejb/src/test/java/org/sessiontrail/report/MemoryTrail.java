package org.sessiontrail.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/** One application's log in memory, for tests of what reads it. */
public final class MemoryTrail implements TrailReader {
  /** 2026-01-05T10:00:00Z. */
  public static final long TEN = 1_767_607_200_000_000L;

  /** The stream that writes here. */
  public static final String STREAM = "n1/b1";

  private final KeyedHash hash = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private final RecordEncoder encoder = new RecordEncoder(STREAM, hash, new RandomIds());
  private final List<TrailRecord> records = new ArrayList<>();
  private final Map<String, Long> losses = new TreeMap<>();
  private final Map<String, Long> trailSeqs = new HashMap<>();
  private @Nullable Exception failure;
  private int failAfter = Integer.MAX_VALUE;

  /** Stores an event as the next record. */
  public MemoryTrail add(TrailEvent event) {
    long sseq = event.trailId() == null ? 0 : trailSeqs.merge(event.trailId(), 1L, Long::sum);
    return add(encoder.encode(event, records.size() + 1L, sseq));
  }

  /** Stores a record as it is. */
  public MemoryTrail add(StoredRecord record) {
    records.add(new TrailRecord(records.size(), record));
    return this;
  }

  /** States a loss. */
  public MemoryTrail lose(String name, long count) {
    losses.put(name, count);
    return this;
  }

  /** Makes every reading fail after {@code rows} records. */
  public MemoryTrail failAfter(int rows, Exception with) {
    failAfter = rows;
    failure = with;
    return this;
  }

  /** The record at {@code index}. */
  public TrailRecord get(int index) {
    return records.get(index);
  }

  /** A request by {@code user} at {@code micros}. */
  public static RequestEvent request(
      long micros, String trail, @Nullable String user, String path) {
    RequestFacts facts =
        new RequestFacts(
            micros, "GET", path, "page=2", "/from", "Mozilla/5.0", "192.0.2.7", "10.0.0.1");
    RequestResult result = new RequestResult(200, Outcome.SUCCESS, 12_345, 512, null);
    return new RequestEvent(facts, trail, user, "/item/{id}", RequestType.PAGE, result);
  }

  /** An action within the request that began at {@code exchange}. */
  public static Fact action(long micros, String trail, String user, long exchange) {
    return Fact.of(Kind.ACTION, micros)
        .on(trail)
        .user(user)
        .put("name", "order.place")
        .put("exchange", exchange)
        .put("outcome", "success")
        .put("ms", 7L)
        .personal("detail", "orderId", "42")
        .build();
  }

  @Override
  public long size() {
    return records.size();
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    List<TrailRecord> found = matching(query);
    int given = 0;
    for (TrailRecord record : found) {
      if (given == failAfter && failure != null) {
        throw failure;
      }
      visitor.take(record);
      given++;
    }
    return given;
  }

  @Override
  public long count(TrailQuery query) throws StoreException {
    if (failAfter == 0) {
      throw new StoreException("the database does not answer", new java.io.IOException("refused"));
    }
    return matching(query).size();
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) {
    return losses;
  }

  private List<TrailRecord> matching(TrailQuery query) {
    return records.stream()
        .filter(record -> matches(query, record.stored()))
        .sorted(
            Comparator.comparingLong((TrailRecord record) -> record.stored().epochMicros())
                .thenComparingLong(TrailRecord::index))
        .toList();
  }

  private boolean matches(TrailQuery query, StoredRecord record) {
    long at = record.epochMicros();
    return (query.fromMicros() == null || at >= query.fromMicros())
        && (query.toMicros() == null || at < query.toMicros())
        && (query.session() == null || query.session().equals(record.text("sid")))
        && (query.user() == null || hash.ofUser(query.user()).equals(record.subjectRef()))
        && (query.action() == null || query.action().equals(record.text("name")))
        && (query.kinds().isEmpty() || query.kinds().contains(record.kind()));
  }
}
