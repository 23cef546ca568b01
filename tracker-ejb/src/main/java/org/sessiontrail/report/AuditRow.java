package org.sessiontrail.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;

/**
 * One record as the columns of a report. Every member and every disclosed value of the record is in
 * exactly one column, salts, digests and the format version excepted.
 *
 * <p>Threads: immutable once made.
 */
public final class AuditRow {
  private final Map<AuditColumn, Object> values = new EnumMap<>(AuditColumn.class);
  private final Kind kind;
  private final int undisclosed;
  private final int unproven;
  private final byte[] leaf;

  private AuditRow(TrailRecord source) {
    StoredRecord stored = source.stored();
    this.leaf = stored.leaf();
    Disclosed disclosed = Disclosed.of(stored);
    this.kind = stored.kind();
    this.undisclosed = disclosed.undisclosed();
    this.unproven = disclosed.unproven();
    put(AuditColumn.INDEX, source.index());
    Leftover open = new Leftover(stored.members());
    open.drop("v", "_sd", "nonce");
    takePublic(open, stored.epochMicros());
    PersonalLeftover personal = new PersonalLeftover(disclosed.groups());
    takePersonal(personal);
    put(AuditColumn.WHAT, what(open, personal));
    Map<String, Object> more = open.rest();
    if (!personal.rest().isEmpty()) {
      more.put("personal", personal.rest());
    }
    put(AuditColumn.MORE, more.isEmpty() ? null : more);
    put(AuditColumn.ERASED, undisclosed == 0 ? null : undisclosed);
    Long by = source.removedBy();
    put(AuditColumn.REMOVED, by == null ? null : RemovalText.ofValues(by));
  }

  /**
   * The row of {@code source}.
   *
   * @throws IllegalArgumentException when its leaf lacks a member that every record has
   */
  public static AuditRow of(TrailRecord source) {
    return new AuditRow(source);
  }

  /** The value in {@code column}: a text, a number, a map or null for none. */
  public @Nullable Object value(AuditColumn column) {
    return values.get(column);
  }

  /** The hash of the record in the log's tree: what checkpoints and proofs are made of. */
  public Hash leafHash() {
    return new TreeHasher().leaf(leaf);
  }

  /** The kind of the record. */
  public Kind kind() {
    return kind;
  }

  /** Groups of personal values the record commits to that were not disclosed. */
  public int undisclosed() {
    return undisclosed;
  }

  /** Disclosures of the record that match no commitment; they are not shown. */
  public int unproven() {
    return unproven;
  }

  private void takePublic(Leftover open, long at) {
    put(AuditColumn.TRAIL, open.take("sid"));
    put(AuditColumn.SEQUENCE, open.take("sseq"));
    put(AuditColumn.AT, open.take("at"));
    put(AuditColumn.KIND, open.take("kind"));
    put(AuditColumn.ROUTE, open.take("route"));
    put(AuditColumn.OUTCOME, open.take("outcome"));
    put(AuditColumn.STATUS, open.take("status"));
    put(AuditColumn.MS, open.take("ms"));
    put(AuditColumn.ERROR, open.take("error"));
    put(AuditColumn.STREAM, open.take("stream"));
    put(AuditColumn.SEQ, open.take("seq"));
    put(AuditColumn.EXCHANGE, kind == Kind.REQUEST ? at : open.take("exchange"));
  }

  private void takePersonal(PersonalLeftover personal) {
    put(AuditColumn.WHO, personal.take("who", "user"));
    put(AuditColumn.ADDRESS, personal.take("who", "ip"));
    put(AuditColumn.PEER, personal.take("who", "peer"));
    put(AuditColumn.AGENT, personal.take("who", "agent"));
    put(AuditColumn.REFERRER, personal.take("what", "referrer"));
    put(AuditColumn.QUERY, personal.take("what", "query"));
    put(AuditColumn.DETAIL, personal.takeGroup("detail"));
  }

  private @Nullable Object what(Leftover open, PersonalLeftover personal) {
    return switch (kind) {
      case REQUEST -> joined(open.take("method"), personal.take("what", "path"));
      case PAGE_EVENT -> joined(open.take("event"), personal.take("what", "path"));
      case ACTION -> open.take("name");
      case CHANGE -> joined(open.take("operation"), open.take("name"));
      case LOGIN, SESSION_START, SESSION_ID_CHANGE -> open.take("how");
      case CONSENT -> open.take("decision");
      case CHALLENGE -> joined(open.take("outcome"), open.take("rule"));
      case FINDING -> open.take("title");
      case ORDER -> open.take("order");
      case EXPORT -> open.take("format");
      case GAP, SUPPRESSED, SESSION_END -> open.take("reason");
      default -> null;
    };
  }

  private static @Nullable Object joined(@Nullable Object verb, @Nullable Object object) {
    if (verb == null || object == null) {
      return verb == null ? object : verb;
    }
    return verb + " " + object;
  }

  private void put(AuditColumn column, @Nullable Object value) {
    if (value != null) {
      values.put(column, value);
    }
  }

  /** Members that no column has taken yet. */
  private record Leftover(Map<String, Object> rest) {
    Leftover {
      rest = new TreeMap<>(rest);
    }

    @Nullable Object take(String name) {
      return rest.remove(name);
    }

    void drop(String... names) {
      for (String name : names) {
        rest.remove(name);
      }
    }
  }

  /** Personal values that no column has taken yet, by group. */
  private static final class PersonalLeftover {
    private final Map<String, Object> groups = new TreeMap<>();

    PersonalLeftover(Map<String, Object> disclosed) {
      disclosed.forEach(
          (name, group) ->
              groups.put(name, group instanceof Map<?, ?> map ? new TreeMap<>(map) : group));
    }

    @Nullable Object take(String group, String name) {
      if (!(groups.get(group) instanceof Map<?, ?> map)) {
        return null;
      }
      Object value = map.remove(name);
      if (map.isEmpty()) {
        groups.remove(group);
      }
      return value;
    }

    @Nullable Object takeGroup(String group) {
      return groups.remove(group);
    }

    Map<String, Object> rest() {
      return groups;
    }
  }
}
