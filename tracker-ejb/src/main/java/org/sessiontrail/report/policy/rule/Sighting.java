package org.sessiontrail.report.policy.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.store.TrailRecord;

/**
 * A record as the rules see it.
 *
 * @param index place in the log
 * @param atMicros when it began, microseconds since 1970
 * @param row its columns
 */
public record Sighting(long index, long atMicros, AuditRow row) {

  /** What {@code record} shows. */
  public static Sighting of(TrailRecord record) {
    return new Sighting(record.index(), record.stored().epochMicros(), AuditRow.of(record));
  }

  /** The kind of the record. */
  public Kind kind() {
    return row.kind();
  }

  /** The trail it is on, or null. */
  public @Nullable String trail() {
    return text(AuditColumn.TRAIL);
  }

  /** The user, as far as disclosed, or null. */
  public @Nullable String user() {
    return text(AuditColumn.WHO);
  }

  /** Name of a business action, reason of an end. */
  public @Nullable String what() {
    return text(AuditColumn.WHAT);
  }

  /** Whether it is an action, one of {@code names}. */
  boolean isAction(Names names) {
    return kind() == Kind.ACTION && names.match(what());
  }

  /** Whether it did what was asked; a record without outcome did. */
  boolean succeeded() {
    String outcome = text(AuditColumn.OUTCOME);
    return outcome == null || outcome.equals("success");
  }

  boolean refused() {
    return "refused".equals(text(AuditColumn.OUTCOME));
  }

  /** What the application told about an action under {@code name}, or null. */
  @Nullable String detail(String name) {
    Object value = row.value(AuditColumn.DETAIL) instanceof Map<?, ?> map ? map.get(name) : null;
    return value == null ? null : value.toString();
  }

  /** What shows that a rule was broken. */
  public Evidence evidence(String sentence) {
    return new Evidence(index, atMicros, trail(), user(), sentence);
  }

  /** A member of the record that no column is for, or null. */
  public @Nullable Object member(String name) {
    return row.value(AuditColumn.MORE) instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private @Nullable String text(AuditColumn column) {
    return row.value(column) instanceof String text ? text : null;
  }
}
