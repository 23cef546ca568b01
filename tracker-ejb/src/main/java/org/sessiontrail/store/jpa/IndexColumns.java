package org.sessiontrail.store.jpa;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;

/**
 * What the database copies out of a leaf to find it by. Always equal to {@code of(parse(leaf))}: a
 * difference means that someone changed the columns.
 *
 * @param stream stream that wrote the record
 * @param seq its number in the stream
 * @param atMicros beginning, microseconds since 1970
 * @param kind stored name of its kind
 * @param sid trail, or null
 * @param sseq number on the trail, or null
 * @param name action, or null
 * @param method HTTP method, or null
 * @param route template of the path, or null
 * @param status HTTP status, or null
 * @param outcome how a request or action came out; for others the leaf's {@code reason}; or null
 * @param millis duration, or null
 */
record IndexColumns(
    String stream,
    long seq,
    long atMicros,
    String kind,
    @Nullable String sid,
    @Nullable Integer sseq,
    @Nullable String name,
    @Nullable String method,
    @Nullable String route,
    @Nullable Integer status,
    @Nullable String outcome,
    @Nullable Long millis) {

  static IndexColumns of(StoredRecord record) {
    String outcome = text(record, "outcome");
    return new IndexColumns(
        storable(record.stream()),
        record.seq(),
        record.epochMicros(),
        record.kind().id(),
        text(record, "sid"),
        integer(record, "sseq"),
        text(record, "name"),
        text(record, "method"),
        text(record, "route"),
        integer(record, "status"),
        outcome == null ? text(record, "reason") : outcome,
        record.number("ms"));
  }

  /** Names of the columns in which {@code found} is not as these are. */
  List<String> differences(IndexColumns found) {
    List<String> out = new ArrayList<>();
    for (RecordComponent column : IndexColumns.class.getRecordComponents()) {
      try {
        Object mine = column.getAccessor().invoke(this);
        if (!Objects.equals(mine, column.getAccessor().invoke(found))) {
          out.add(column.getName());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record lets its components be read", e);
      }
    }
    return out;
  }

  private static @Nullable String text(StoredRecord record, String member) {
    String text = record.text(member);
    return text == null ? null : storable(text);
  }

  private static @Nullable Integer integer(StoredRecord record, String member) {
    Long number = record.number(member);
    return number == null ? null : Math.toIntExact(number);
  }

  /**
   * {@code text} as a column holds it: PostgreSQL has no U+0000, and an unpaired surrogate would
   * differ from what is read back from a leaf. Also for values to look for.
   */
  static String storable(String text) {
    boolean clean = true;
    for (int i = 0; i < text.length() && clean; i++) {
      clean = text.charAt(i) != 0 && !Character.isSurrogate(text.charAt(i));
    }
    return clean ? text : wellFormed(text).replace('\0', '\uFFFD');
  }

  private static String wellFormed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
