package org.sessiontrail.report.interchange;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;

/**
 * One row on its way into a foreign format: its values by the questions such formats ask, and the
 * columns that found no place there yet, so that none is left behind.
 *
 * <p>A record tells how many groups of personal values it lost, not which. A value counts as erased
 * when the record lost a group, could have had that value, and shows nothing of the value's group.
 *
 * <p>Threads: one.
 */
public final class ReportedRow {
  /** Stands where a personal value was that has been erased. */
  public static final String ERASED = "[erased]";

  /** Stands where a personal value is that does not match what its record commits to. */
  public static final String UNPROVEN = "[unproven]";

  private static final Set<Kind> WITHOUT_USER =
      EnumSet.of(Kind.SESSION_START, Kind.SESSION_ID_CHANGE);

  private static final Set<String> FAILED =
      Stream.of(
              Outcome.REFUSED,
              Outcome.FAILED,
              Outcome.FAILED_AFTER_COMMIT,
              Outcome.ABORTED,
              Outcome.TIMED_OUT)
          .map(Outcome::id)
          .collect(Collectors.toUnmodifiableSet());

  private final AuditRow row;
  private final Set<AuditColumn> left = EnumSet.allOf(AuditColumn.class);
  private final @Nullable String method;
  private final @Nullable String path;

  /** A view of {@code row} none of whose columns has found its place yet. */
  public ReportedRow(AuditRow row) {
    this.row = row;
    String what = text(AuditColumn.WHAT);
    if (row.kind() != Kind.REQUEST || what == null) {
      method = null;
      path = null;
      return;
    }
    int space = what.startsWith("/") ? -1 : what.indexOf(' ');
    path = what.startsWith("/") ? what : space < 0 ? null : what.substring(space + 1);
    method = what.startsWith("/") ? null : space < 0 ? what : what.substring(0, space);
  }

  /** The kind of the record. */
  public Kind kind() {
    return row.kind();
  }

  /** The value of a column as text, or null for none; nested values are not texts. */
  public @Nullable String text(AuditColumn column) {
    Object value = row.value(column);
    return value == null || value instanceof Map ? null : value.toString();
  }

  /** The value of a column as a number, or null. */
  public @Nullable Long number(AuditColumn column) {
    return row.value(column) instanceof Number number ? number.longValue() : null;
  }

  /** As {@link #text}; the column has found its place. */
  public @Nullable String take(AuditColumn column) {
    left.remove(column);
    return text(column);
  }

  /** As {@link #number}; the column has found its place. */
  public @Nullable Long takeNumber(AuditColumn column) {
    left.remove(column);
    return number(column);
  }

  /** A member without a column of its own, or null. It stays where it is as well. */
  public @Nullable Object more(String name) {
    return row.value(AuditColumn.MORE) instanceof Map<?, ?> more ? more.get(name) : null;
  }

  /** A personal value without a column of its own, or null. It stays where it is as well. */
  public @Nullable String personal(String group, String name) {
    return more("personal") instanceof Map<?, ?> groups
            && groups.get(group) instanceof Map<?, ?> values
            && values.get(name) instanceof String text
        ? text
        : null;
  }

  /** When it began, milliseconds since 1970. */
  public long epochMillis() {
    String at = text(AuditColumn.AT);
    return at == null ? 0 : Math.floorDiv(TrailClock.parse(at), 1_000L);
  }

  /** The method of a request, or null. */
  public @Nullable String method() {
    return method;
  }

  /** The path of a request, its mark when it was erased, or null. */
  public @Nullable String path() {
    return path == null && pathErased() ? mark() : path;
  }

  /** The user, its mark when it was erased, or null for nobody. */
  public @Nullable String user() {
    String user = text(AuditColumn.WHO);
    return user == null && whoErased() ? mark() : user;
  }

  /** The client's address as an IP address in its plain form, or null when it is none. */
  public @Nullable String ip(AuditColumn column) {
    IpLiteral literal = IpLiteral.parse(text(column));
    return literal == null ? null : literal.text();
  }

  /** The client's address as it is recorded, its mark when it was erased, or null. */
  public @Nullable String address() {
    String address = text(AuditColumn.ADDRESS);
    return address == null && kind() == Kind.REQUEST && whoErased() ? mark() : address;
  }

  /** The node that wrote the record: its stream up to the last slash. */
  public @Nullable String node() {
    String stream = text(AuditColumn.STREAM);
    int slash = stream == null ? -1 : stream.lastIndexOf('/');
    return stream == null || slash < 0 ? stream : stream.substring(0, slash);
  }

  /** The start of that node: its stream after the last slash. */
  public @Nullable String boot() {
    String stream = text(AuditColumn.STREAM);
    int slash = stream == null ? -1 : stream.lastIndexOf('/');
    return stream == null || slash < 0 ? null : stream.substring(slash + 1);
  }

  /**
   * Whether it did what was asked: true, false, or null where the record does not tell. A login or
   * logout without an outcome is one that happened: that is what its kind states.
   */
  public @Nullable Boolean succeeded() {
    String outcome = text(AuditColumn.OUTCOME);
    if (outcome == null) {
      return (kind() == Kind.LOGIN || kind() == Kind.LOGOUT) ? Boolean.TRUE : null;
    }
    if (outcome.equals(Outcome.SUCCESS.id())) {
      return Boolean.TRUE;
    }
    return FAILED.contains(outcome) ? Boolean.FALSE : null;
  }

  /** A short line for a person: kind and what. */
  public String summary() {
    String what = kind() == Kind.REQUEST ? requested() : text(AuditColumn.WHAT);
    return what == null ? kind().id() : kind().id() + " " + what;
  }

  /** Whether personal values of this record are gone. */
  public boolean erased() {
    return row.undisclosed() > 0;
  }

  /** The values of all columns that found no place yet, by column name. */
  public Map<String, Object> rest() {
    Map<String, Object> out = new TreeMap<>();
    for (AuditColumn column : left) {
      Object value = row.value(column);
      if (value != null) {
        out.put(column.id(), value);
      }
    }
    if (row.unproven() > 0) {
      out.put("unproven", row.unproven());
    }
    return out;
  }

  private @Nullable String requested() {
    String shown = path();
    return method == null || shown == null
        ? (method == null ? shown : method)
        : method + " " + shown;
  }

  private boolean pathErased() {
    return kind() == Kind.REQUEST
        && row.undisclosed() > 0
        && row.value(AuditColumn.REFERRER) == null
        && row.value(AuditColumn.QUERY) == null
        && !morePersonal("what");
  }

  private boolean whoErased() {
    boolean shown =
        row.value(AuditColumn.WHO) != null
            || row.value(AuditColumn.ADDRESS) != null
            || row.value(AuditColumn.PEER) != null
            || row.value(AuditColumn.AGENT) != null
            || morePersonal("who");
    int others = path == null && pathErased() ? 1 : 0;
    return !shown && !WITHOUT_USER.contains(kind()) && row.undisclosed() > others;
  }

  private boolean morePersonal(String group) {
    return more("personal") instanceof Map<?, ?> personal && personal.containsKey(group);
  }

  private String mark() {
    return row.unproven() > 0 ? UNPROVEN : ERASED;
  }
}
