package org.sessiontrail.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * What the log itself says of earlier imports: the first and last records of their streams. A log
 * is known again by its content, whatever its file is called.
 */
final class PriorImports {
  private final KeyedHash hash;
  private final KeyedHash unkeyed = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private final String source;
  private final Map<String, List<ImportPart>> byImport;

  private PriorImports(ImportSettings settings, Map<String, List<ImportPart>> byImport) {
    this.hash = settings.hash() == null ? unkeyed : settings.hash();
    this.source = settings.source();
    this.byImport = byImport;
  }

  /**
   * An import that is known.
   *
   * @param id its id
   * @param parts its streams, the first one first
   */
  record Known(String id, List<ImportPart> parts) {}

  /** Without any earlier import. */
  static PriorImports none(ImportSettings settings) {
    return new PriorImports(settings, Map.of());
  }

  /** What {@code reader} has. */
  static PriorImports read(TrailReader reader, ImportSettings settings) throws StoreException {
    Map<String, StoredRecord> opened = new TreeMap<>();
    Map<String, StoredRecord> closed = new HashMap<>();
    try {
      reader.read(
          TrailQuery.all().ofKinds(Set.of(Kind.STREAM_OPEN, Kind.STREAM_CLOSE)),
          each -> {
            StoredRecord record = each.stored();
            if (record.stream().startsWith(LogImport.STREAM)) {
              (record.kind() == Kind.STREAM_OPEN ? opened : closed).put(record.stream(), record);
            }
          });
    } catch (StoreException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
    Map<String, List<ImportPart>> byImport = new HashMap<>();
    opened.forEach(
        (stream, open) -> {
          String id = open.text("import");
          if (id != null) {
            byImport
                .computeIfAbsent(id, key -> new ArrayList<>())
                .add(part(open, closed.get(stream)));
          }
        });
    byImport.values().forEach(parts -> parts.sort((a, b) -> a.number() - b.number()));
    return new PriorImports(settings, byImport);
  }

  private static ImportPart part(StoredRecord open, @Nullable StoredRecord close) {
    return new ImportPart(
        open.stream(),
        (int) number(open, "part"),
        open.epochMicros(),
        new ImportPart.Head(number(open, "headBytes"), String.valueOf(open.text("head"))),
        String.valueOf(open.text("config")),
        close == null
            ? null
            : new ImportPart.End(
                number(close, "lines"),
                number(close, "bytes"),
                String.valueOf(close.text("hash"))));
  }

  private static long number(StoredRecord record, String name) {
    Long number = record.number(name);
    return number == null ? 0 : number;
  }

  /** The keyed hash of the hash of a log's bytes. */
  String keyed(String hex) {
    return hash.ofSession(text(hex));
  }

  private String text(String hex) {
    return "import\n" + source + "\n" + hex;
  }

  private boolean fits(String stated, @Nullable String hex) {
    return hex != null
        && (stated.equals(keyed(hex)) || stated.equals(unkeyed.ofSession(text(hex))));
  }

  /**
   * The earlier import of the log that begins with {@code head} and is {@code input}; null when
   * there is none.
   */
  @Nullable Known find(byte[] head, ImportInput input) throws IOException {
    for (Map.Entry<String, List<ImportPart>> each : byImport.entrySet()) {
      List<ImportPart> parts = each.getValue();
      if (beginsAlike(parts, head) && wasPrefix(parts, input)) {
        return new Known(each.getKey(), Collections.unmodifiableList(parts));
      }
    }
    return null;
  }

  private boolean beginsAlike(List<ImportPart> parts, byte[] head) throws IOException {
    for (ImportPart part : parts) {
      long length = part.head().bytes();
      if (length > head.length) {
        return part.number() > 1; // an older copy of a log that has grown since
      }
      String hex = LineSource.hashOf(new java.io.ByteArrayInputStream(head), length);
      if (length <= 0 || !fits(part.head().hash(), hex)) {
        return false;
      }
    }
    return true;
  }

  /** Whether what was read last time is what the log begins with; an older copy is shorter. */
  private boolean wasPrefix(List<ImportPart> parts, ImportInput input) throws IOException {
    ImportPart.End end = null;
    for (ImportPart part : parts) {
      end = part.end() == null ? end : part.end();
    }
    if (end == null || input.file() == null) {
      return true;
    }
    try (InputStream in = ImportInput.of(input.file()).open()) {
      String hex = LineSource.hashOf(in, end.bytes());
      return hex == null || fits(end.hash(), hex);
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      return true; // torn: no further than it goes
    }
  }
}
