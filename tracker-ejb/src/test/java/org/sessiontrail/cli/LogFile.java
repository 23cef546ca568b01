package org.sessiontrail.cli;

import static org.sessiontrail.report.MemoryTrail.TEN;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.jpa.JpaStorage;

/** An H2 file with logs in it, written through the store. */
record LogFile(Path file, @Nullable String user, @Nullable String password) {
  static final String APP = "shop.example.com";
  static final KeyedHash KEY = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);

  String url() {
    return "jdbc:h2:file:" + file;
  }

  /** Stores {@code requests} requests of trail-1 by ada and one action by bob on trail-2. */
  LogFile write(String app, int requests) throws Exception {
    MemoryTrail trail = new MemoryTrail();
    for (int i = 0; i < requests; i++) {
      trail.add(MemoryTrail.request(TEN + i, "trail-1", "ada", "/item/" + i));
    }
    trail.add(MemoryTrail.action(TEN + requests, "trail-2", "bob", TEN));
    List<StoredRecord> records = new ArrayList<>();
    for (int i = 0; i <= requests; i++) {
      records.add(trail.get(i).stored());
    }
    try (JpaStorage storage = JpaStorage.open(config(), new JpaStorage.Log(app, KEY))) {
      for (int i = 0; i < records.size(); i += 500) {
        storage.store().append(records.subList(i, Math.min(i + 500, records.size())));
      }
    }
    return this;
  }

  /** Parks a request of ada's as number 9001, without a gap. */
  LogFile park(String app, String reason) throws Exception {
    MemoryTrail trail = new MemoryTrail();
    trail.add(MemoryTrail.request(TEN, "trail-1", "ada", "/item"));
    StoredRecord request = trail.get(0).stored();
    java.util.Map<String, Object> members = new java.util.TreeMap<>(request.members());
    members.put("seq", 9_001L);
    StoredRecord refused =
        StoredRecord.of(CanonicalJson.bytes(members), request.disclosures(), null);
    try (JpaStorage storage = JpaStorage.open(config(), new JpaStorage.Log(app, KEY))) {
      storage.store().park(refused, null, reason);
    }
    return this;
  }

  /** The export records of the log of {@code app}. */
  List<StoredRecord> exports(String app) throws Exception {
    return of(app, Kind.EXPORT);
  }

  /** The records of one kind of the log of {@code app}. */
  List<StoredRecord> of(String app, Kind kind) throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    try (JpaStorage storage = JpaStorage.openExisting(config(), new JpaStorage.Log(app, KEY))) {
      TrailReader reader = storage.reader();
      reader.read(
          TrailQuery.all().ofKinds(java.util.Set.of(kind)), record -> out.add(record.stored()));
    }
    return kind == Kind.REQUEST ? out : CatalogueCheck.named(out);
  }

  private DatabaseConfig config() {
    return new DatabaseConfig(null, url(), user, password);
  }
}
