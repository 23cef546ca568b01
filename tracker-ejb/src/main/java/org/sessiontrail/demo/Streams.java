package org.sessiontrail.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.store.StoreException;

/**
 * Numbers records: one stream for each of two pretended nodes, another pair after the release. A
 * trail stays at its node. One thread.
 */
final class Streams {
  private static final List<String> NODES = List.of("demo-a", "demo-b");

  /** One node's stream. */
  private static final class Stream {
    private final String node;
    private final RecordEncoder encoder;
    private final long stored;
    private final Map<String, Long> trails = new HashMap<>();
    private long number;
    private long beatMicros;

    Stream(String node, RecordEncoder encoder, long stored) {
      this.node = node;
      this.encoder = encoder;
      this.stored = stored;
    }
  }

  private final DemoSettings settings;
  private final DemoPlants plants;
  private final KeyedHash hash;
  private final DemoHistory.Sink sink;
  private final RandomIds random = new RandomIds();
  private final Map<String, Stream> open = new TreeMap<>();
  private boolean released;
  private long resumed;

  Streams(DemoSettings settings, DemoPlants plants, KeyedHash hash, DemoHistory.Sink sink) {
    this.settings = settings;
    this.plants = plants;
    this.hash = hash;
    this.sink = sink;
  }

  /** The nodes begin to record. */
  void begin() throws StoreException {
    openAll(settings.fromMicros(), 1);
  }

  /** Takes the next record in the order of writing. */
  void take(Scribe.Draft draft) throws StoreException {
    long micros = draft.writtenMicros();
    if (!released && micros >= plants.release().atMicros()) {
      released = true;
      closeAll(plants.release().atMicros());
      openAll(plants.release().atMicros(), 2);
    }
    for (Stream each : open.values()) {
      beat(each, micros);
    }
    Stream stream = open.get(NODES.get(node(draft.trail())));
    if (stream != null) {
      write(stream, draft);
    }
  }

  /** The nodes stop. */
  void end() throws StoreException {
    closeAll(settings.untilMicros());
  }

  private static int node(@Nullable String trail) {
    return trail == null ? 0 : Math.floorMod(trail.hashCode(), NODES.size());
  }

  private void write(Stream stream, Scribe.Draft draft) throws StoreException {
    String trail = draft.trail();
    if (trail == null) {
      put(stream, draft.make().apply(0), 0);
      return;
    }
    Long before = stream.trails.get(trail);
    TrailEvent event = draft.make().apply(before == null ? 1 : before + 1);
    if (before == null && event.kind() != Kind.SESSION_START) {
      resume(stream, trail);
      event = draft.make().apply(2);
    }
    long number = stream.trails.merge(trail, 1L, Long::sum);
    put(stream, event, number);
    if (event.kind() == Kind.SESSION_END) {
      stream.trails.remove(trail);
    }
  }

  /** A trail that goes on after a restart. */
  private void resume(Stream stream, String trail) throws StoreException {
    resumed = Math.min(resumed + 1, Scribe.RESERVED_MICROS - 1);
    long micros = plants.release().atMicros() + resumed;
    Fact start =
        Fact.of(Kind.SESSION_START, micros)
            .on(trail)
            .put("how", "resumed")
            .personal("session", "hash", hash.ofSession(trail))
            .build();
    stream.trails.put(trail, 1L);
    put(stream, start, 1);
  }

  private void beat(Stream stream, long micros) throws StoreException {
    long hour = Math.floorDiv(micros, Scribe.HOUR_MICROS) * Scribe.HOUR_MICROS;
    if (hour > stream.beatMicros) {
      stream.beatMicros = hour;
      put(stream, Fact.of(Kind.HEARTBEAT, hour).put("queued", 0).put("spooled", 0).build(), 0);
    }
  }

  private void openAll(long micros, int part) throws StoreException {
    for (String node : NODES) {
      String name = node + "/" + bootId(node, part);
      DemoPlants.Release release = plants.release();
      Stream stream = new Stream(node, new RecordEncoder(name, hash, random), sink.stored(name));
      stream.beatMicros = micros;
      open.put(node, stream);
      put(
          stream,
          Fact.of(Kind.STREAM_OPEN, micros)
              .put("app", settings.app())
              .put("node", node)
              .put("catalogue", EventCatalogue.version())
              .put("release", part == 1 ? release.before() : release.after())
              .put("demo", settings.text())
              .build(),
          0);
    }
  }

  private void closeAll(long micros) throws StoreException {
    for (Stream stream : new ArrayList<>(open.values())) {
      put(stream, Fact.of(Kind.STREAM_CLOSE, micros).build(), 0);
      open.remove(stream.node);
    }
  }

  private String bootId(String node, int part) {
    // under no key of anybody: the same history has the same streams wherever it is made
    KeyedHash unkeyed = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
    return unkeyed.ofSession("demo\n" + settings.text() + "\n" + node + part);
  }

  private void put(Stream stream, TrailEvent event, long trailNumber) throws StoreException {
    stream.number++;
    if (stream.number > stream.stored) {
      StoredRecord record = stream.encoder.encode(event, stream.number, trailNumber);
      sink.take(record);
    }
  }
}
