package org.sessiontrail.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitRules;

/** A history in memory. */
final class MadeUp {
  static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final String END = "2026-11-01T00:00:00.000000Z";

  private final List<StoredRecord> records = new ArrayList<>();
  private final DemoSettings settings;
  private final DemoPlants plants;
  private final DemoTruth truth;

  MadeUp(DemoSettings settings) throws StoreException {
    this.settings = settings;
    DemoHistory history = new DemoHistory(settings, HASH);
    this.plants = history.plants();
    this.truth = history.write(records::add);
  }

  static DemoSettings settings(long seed, int days, int visitsPerDay) {
    return new DemoSettings("demo-shop", seed, days, visitsPerDay, TrailClock.parse(END));
  }

  DemoSettings settings() {
    return settings;
  }

  DemoPlants plants() {
    return plants;
  }

  DemoTruth truth() {
    return truth;
  }

  List<StoredRecord> records() {
    return records;
  }

  Stream<StoredRecord> of(Kind kind) {
    return records.stream().filter(record -> record.kind() == kind);
  }

  /** Records of {@code kind} between two times. */
  Stream<StoredRecord> of(Kind kind, long from, long to) {
    return of(kind).filter(each -> each.epochMicros() >= from && each.epochMicros() < to);
  }

  static @Nullable String personal(StoredRecord record, String group, String name) {
    return record.personal().get(group) instanceof Map<?, ?> values
            && values.get(name) instanceof String text
        ? text
        : null;
  }

  /** A record without what is drawn anew each time: salts and what comes of them. */
  static Map<String, Object> plain(StoredRecord record) {
    Map<String, Object> out = new TreeMap<>(record.members());
    out.remove("nonce");
    out.remove("_sd");
    out.put("personal", record.personal());
    return out;
  }

  /** What visits make of it. */
  VisitBook visits() {
    VisitBook book =
        new VisitBook(
            VisitRules.ofMinutes(30),
            new Enricher(
                new Referrers(Set.of("shop.example.com"), Set.of()),
                new ContentRules(List.of()),
                null));
    long index = 0;
    for (StoredRecord record : records) {
      book.take(new TrailRecord(index++, record));
    }
    return book;
  }
}
