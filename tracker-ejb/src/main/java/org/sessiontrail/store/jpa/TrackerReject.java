package org.sessiontrail.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.keys.SubjectKeys;

/**
 * A record that the database refused. Its payload is canonical JSON, {@code {"disclosures":[…],
 * "leaf":"…","subject":"…"}}, in bytes: a column of text could refuse it again. Where personal
 * values are sealed, {@code "sealed":"…"} stands for the disclosures.
 */
@Entity
@Table(name = "tracker_reject")
@IdClass(TrackerReject.Key.class)
class TrackerReject {
  private static final int MAX_REASON = 1_000;
  private static final int MAX_KIND = 40;

  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "stream")
  private String stream;

  @Id
  @Column(name = "seq")
  private long seq;

  @Column(name = "at_micros", nullable = false, updatable = false)
  private long atMicros;

  @Column(name = "kind", nullable = false, updatable = false)
  private String kind;

  @Column(name = "reason", nullable = false, updatable = false)
  private String reason;

  @Column(name = "payload", nullable = false, updatable = false)
  private byte[] payload;

  /** Null while nobody has dealt with it. */
  @Column(name = "settled_at", insertable = false)
  private @Nullable OffsetDateTime settledAt;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerReject() {}

  /**
   * {@code refused} with the reason, which may be of any length.
   *
   * @param values the text of its personal values, sealed or not; null for none
   */
  TrackerReject(Key key, StoredRecord refused, @Nullable String values, String reason) {
    this.logId = key.logId;
    this.stream = key.stream;
    this.seq = key.seq;
    this.atMicros = beginning(refused);
    this.kind = shortened(String.valueOf(refused.text("kind")), MAX_KIND);
    this.reason = shortened(reason, MAX_REASON);
    this.payload = payload(refused, values);
  }

  String stream() {
    return stream;
  }

  long seq() {
    return seq;
  }

  long atMicros() {
    return atMicros;
  }

  String kind() {
    return kind;
  }

  String reason() {
    return reason;
  }

  /** Its personal values, sealed; null when they are not. */
  @Nullable String sealed() {
    return CanonicalJson.object(payload).get("sealed") instanceof String sealed ? sealed : null;
  }

  /**
   * The record as it was refused, with what can be opened of its values.
   *
   * @throws IllegalArgumentException when the payload is not what was written
   */
  StoredRecord refused(SubjectKeys.Texts opening) {
    Map<String, Object> members = CanonicalJson.object(payload);
    List<String> disclosures = new ArrayList<>(DisclosureText.read(opening.of(sealed())));
    if (members.get("disclosures") instanceof List<?> list) {
      list.forEach(disclosure -> disclosures.add(String.valueOf(disclosure)));
    }
    byte[] leaf = String.valueOf(members.get("leaf")).getBytes(StandardCharsets.UTF_8);
    return StoredRecord.of(
        leaf, disclosures, members.get("subject") instanceof String subject ? subject : null);
  }

  private static byte[] payload(StoredRecord refused, @Nullable String values) {
    Map<String, Object> members = new TreeMap<>();
    members.put("leaf", new String(refused.leaf(), StandardCharsets.UTF_8));
    if (values != null && SubjectKeys.isSealed(values)) {
      members.put("sealed", values);
    } else {
      members.put("disclosures", refused.disclosures());
    }
    if (refused.subjectRef() != null) {
      members.put("subject", refused.subjectRef());
    }
    return CanonicalJson.bytes(members);
  }

  /** The beginning may be what is wrong with it. */
  private static long beginning(StoredRecord refused) {
    try {
      return refused.epochMicros();
    } catch (RuntimeException e) {
      return 0;
    }
  }

  private static String shortened(String text, int length) {
    String clean = IndexColumns.storable(text);
    return clean.length() <= length
        ? clean
        : IndexColumns.storable(clean.substring(0, length)); // may have cut a pair in two
  }

  /** Key of a parked record. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private String stream;
    private long seq;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected Key() {}

    Key(int logId, String stream, long seq) {
      this.logId = logId;
      this.stream = stream;
      this.seq = seq;
    }

    int logId() {
      return logId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && logId == that.logId
          && seq == that.seq
          && stream.equals(that.stream);
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, stream, seq);
    }
  }
}
