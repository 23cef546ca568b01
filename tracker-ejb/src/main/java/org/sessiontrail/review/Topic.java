package org.sessiontrail.review;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Why a record needs a look. */
public enum Topic {
  /** Somebody without the role tried to read or export the trail. */
  REFUSED_READ("somebody without the role tried to read the trail"),
  /** Records were exported, or an export failed. */
  EXPORT("records were exported"),
  /** Records were lost. */
  GAP("records were lost"),
  /** The database refused a record; it is parked, a gap stands in its place. */
  PARKED("the database refused a record, it is parked"),
  /** A node vanished. */
  ABANDONED("a node vanished without closing its stream"),
  /** A clock was set. */
  CLOCK_STEP("a node's clock was set"),
  /** Personal values or records were erased, or that was refused. */
  ERASURE("personal values or records were erased"),
  /** Records were put under a hold. */
  HOLD("records were put under a hold"),
  /** A hold ended. */
  RELEASE("a hold ended"),
  /** Records past their period were removed. */
  PURGE("records past their period were removed"),
  /** A verification found something, or failed. */
  VERIFICATION("the log was verified and something found"),
  /** The configuration was changed. */
  CONFIG_CHANGE("the configuration was changed"),
  /** A rule of detection found something of more than low severity. */
  FINDING("a rule of detection found something");

  /** Kinds of records that may need a look. */
  static final Set<Kind> KINDS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Kind.AUDIT_READ,
              Kind.EXPORT,
              Kind.GAP,
              Kind.STREAM_ABANDONED,
              Kind.CLOCK_STEP,
              Kind.ERASURE,
              Kind.HOLD,
              Kind.RELEASE,
              Kind.PURGE,
              Kind.VERIFICATION,
              Kind.CONFIG_CHANGE,
              Kind.FINDING));

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String sentence;

  Topic(String sentence) {
    this.sentence = sentence;
  }

  /** The name in lists, for example {@code refused-read}. */
  public String id() {
    return id;
  }

  /** What happened, in words. */
  public String sentence() {
    return sentence;
  }

  /** The topic of {@code record}, or null when it needs no look. */
  public static @Nullable Topic of(StoredRecord record) {
    return switch (record.kind()) {
      case AUDIT_READ -> refused(record) ? REFUSED_READ : null;
      case EXPORT -> refused(record) ? REFUSED_READ : EXPORT;
      case GAP -> parked(record) ? PARKED : GAP;
      case VERIFICATION -> found(record) ? VERIFICATION : null;
      case FINDING -> "low".equals(record.text("severity")) ? null : FINDING;
      default -> plain(record.kind());
    };
  }

  private static @Nullable Topic plain(Kind kind) {
    return switch (kind) {
      case STREAM_ABANDONED -> ABANDONED;
      case CLOCK_STEP -> CLOCK_STEP;
      case ERASURE -> ERASURE;
      case HOLD -> HOLD;
      case RELEASE -> RELEASE;
      case PURGE -> PURGE;
      case CONFIG_CHANGE -> CONFIG_CHANGE;
      default -> null;
    };
  }

  private static boolean refused(StoredRecord record) {
    return "refused".equals(record.text("outcome"));
  }

  private static boolean parked(StoredRecord record) {
    return "refused".equals(record.text("reason"));
  }

  private static boolean found(StoredRecord record) {
    Long findings = record.number("findings");
    return !"success".equals(record.text("outcome")) || (findings != null && findings > 0);
  }
}
