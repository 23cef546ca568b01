package org.sessiontrail.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** Records as a real stream would hold them, numbered from 1. */
public final class TrailRecords {
  /** The application's hash in all store tests. */
  public static final KeyedHash HASH = new KeyedHash(key());

  /** 2026-03-01T10:00:00Z. */
  public static final long T0 = 1_772_359_200_000_000L;

  private static final String AGENT =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";

  private final RecordEncoder encoder;
  private long seq;

  /** Records of {@code stream}. */
  public TrailRecords(String stream) {
    encoder = new RecordEncoder(stream, HASH, new RandomIds());
  }

  /** The next record: {@code event}. */
  public StoredRecord next(TrailEvent event) {
    seq++;
    return encoder.encode(event, seq, event.trailId() == null ? 0 : seq);
  }

  /** {@code event} as a given number, as after a retry. */
  public StoredRecord as(long number, TrailEvent event) {
    return encoder.encode(event, number, 0);
  }

  /** The next record: a request. */
  public StoredRecord request(long micros, @Nullable String sid, @Nullable String user) {
    return next(requestEvent(micros, sid, user));
  }

  /** The next record: a business action. */
  public StoredRecord action(long micros, String sid, String name) {
    return next(
        Fact.of(Kind.ACTION, micros)
            .on(sid)
            .put("name", name)
            .put("outcome", Outcome.SUCCESS.id())
            .put("ms", 3)
            .build());
  }

  /** So many requests, a millisecond apart. */
  public List<StoredRecord> requests(int count, long fromMicros, String sid) {
    List<StoredRecord> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      out.add(request(fromMicros + i * 1_000L, sid, null));
    }
    return out;
  }

  /** A request like those of a shop. */
  public static RequestEvent requestEvent(
      long micros, @Nullable String sid, @Nullable String user) {
    return new RequestEvent(
        new RequestFacts(
            micros,
            "GET",
            "/shop/product/4711",
            "page=2",
            "https://shop.example.com/shop/catalogue",
            AGENT,
            "203.0.113.57",
            null),
        sid,
        user,
        "/shop/product/{n}",
        RequestType.PAGE,
        new RequestResult(200, Outcome.SUCCESS, 12_345, 5_120, null));
  }

  /** The leaf's text. */
  public static String leaf(StoredRecord record) {
    return new String(record.leaf(), StandardCharsets.UTF_8);
  }

  private static byte[] key() {
    byte[] key = new byte[KeyedHash.KEY_BYTES];
    Arrays.fill(key, (byte) 7);
    return key;
  }
}
