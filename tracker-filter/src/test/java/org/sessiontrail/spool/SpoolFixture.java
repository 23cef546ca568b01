package org.sessiontrail.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;

/** Spools on disk in one directory, whose writers the test steps. */
final class SpoolFixture {
  static final long CAPACITY = 1 << 20;
  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);

  final TestClock clock = new TestClock();
  private final Path root;

  SpoolFixture(Path root) {
    this.root = root;
  }

  static RecordEncoder encoder(String stream) {
    return new RecordEncoder(stream, HASH, new RandomIds());
  }

  static Fact fact() {
    return Fact.of(Kind.ACTION, TestClock.START_MICROS).put("name", "a.b").build();
  }

  SpoolSettings settings(String stream, long memoryBytes) {
    return settings(stream, memoryBytes, CAPACITY);
  }

  SpoolSettings settings(String stream, long memoryBytes, long capacityBytes) {
    return new SpoolSettings(
        root,
        capacityBytes,
        memoryBytes,
        true,
        100,
        stream,
        SpoolFixture::encoder,
        clock,
        new RandomIds());
  }

  /** A spool whose writer does nothing until it is stepped. */
  SegmentSpool quiet(String stream) {
    return quiet(stream, CAPACITY);
  }

  SegmentSpool quiet(String stream, long memoryBytes) {
    try {
      return SegmentSpool.openQuiet(settings(stream, memoryBytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a kill of the process would leave: a copy of the directory without the locks' owner. */
  SpoolFixture killed(Path to) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SpoolFixture(to);
  }

  /** Everything the cursor gives, committed. */
  static List<StoredRecord> drain(Spool spool) {
    List<StoredRecord> out = new ArrayList<>();
    List<StoredRecord> batch = spool.cursor().poll(100);
    while (!batch.isEmpty()) {
      out.addAll(batch);
      spool.cursor().commit();
      batch = spool.cursor().poll(100);
    }
    return out;
  }

  static List<Long> seqs(List<StoredRecord> records) {
    return records.stream().map(StoredRecord::seq).toList();
  }
}
