package org.sessiontrail.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record in the form that is stored: the exact bytes of its leaf, and beside them what may be
 * erased.
 *
 * <p>The leaf is authoritative: index columns of a store are copies of {@link #members()}, which
 * are the leaf's own members.
 *
 * @param leaf canonical JSON in UTF-8; not copied, must not be changed
 * @param members the leaf's members, parsed
 * @param disclosures the personal values the leaf's {@code _sd} digests commit to, see {@link
 *     Disclosure}; empty after an erasure
 * @param subjectRef pseudonym of the user this record is about, or null
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; equality is never asked
public record StoredRecord(
    byte[] leaf,
    Map<String, Object> members,
    List<String> disclosures,
    @Nullable String subjectRef) {

  /**
   * A record read back from a store.
   *
   * @throws IllegalArgumentException when {@code leaf} is not canonical
   */
  public static StoredRecord of(
      byte[] leaf, List<String> disclosures, @Nullable String subjectRef) {
    return new StoredRecord(leaf, CanonicalJson.object(leaf), disclosures, subjectRef);
  }

  /** The kind of fact. */
  public Kind kind() {
    return Kind.of(required("kind"));
  }

  /** When it began, microseconds since 1970. */
  public long epochMicros() {
    return TrailClock.parse(required("at"));
  }

  /** The stream that wrote it: {@code <node>/<boot id>}. */
  public String stream() {
    return required("stream");
  }

  /** Its number in the stream, from 1 without holes. */
  public long seq() {
    Long seq = number("seq");
    if (seq == null) {
      throw new IllegalArgumentException("leaf without seq");
    }
    return seq;
  }

  /** A text member, or null when there is none of this name. */
  public @Nullable String text(String name) {
    return members.get(name) instanceof String text ? text : null;
  }

  /** An integer member, or null when there is none of this name. */
  public @Nullable Long number(String name) {
    return members.get(name) instanceof Number number ? number.longValue() : null;
  }

  /** The personal values by group, or an empty map when there are none (any more). */
  public Map<String, Object> personal() {
    return Disclosure.open(disclosures);
  }

  private String required(String name) {
    String value = text(name);
    if (value == null) {
      throw new IllegalArgumentException("leaf without " + name);
    }
    return value;
  }
}
