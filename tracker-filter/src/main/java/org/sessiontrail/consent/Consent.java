package org.sessiontrail.consent;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.Purpose;

/**
 * What counts for a visitor at one moment, and why.
 *
 * <p>Threads: immutable.
 */
public final class Consent {
  /** Why it is so. */
  public enum Reason {
    /** Nothing is recorded here. */
    NOT_RECORDED,
    /** Nobody has to be asked. */
    NOT_REQUIRED,
    /** Somebody has to be asked and has not decided. */
    NOT_ASKED,
    /** Visitors are counted without being known. */
    COOKIELESS,
    /** They decided. */
    CONSENT,
    /** Their browser signals that they do not want it, whatever they decided. */
    SIGNAL;

    /** The name in records, for example {@code not-asked}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Where nothing is recorded and nobody can be asked. */
  public static final Consent NOTHING =
      new Consent(Reason.NOT_RECORDED, null, Signals.NONE, Permit.NONE);

  private final Reason reason;
  private final @Nullable ConsentChoice choice;
  private final Signals signals;
  private final Permit permit;

  Consent(Reason reason, @Nullable ConsentChoice choice, Signals signals, Permit permit) {
    this.reason = reason;
    this.choice = choice;
    this.signals = signals;
    this.permit = permit;
  }

  /** Why it is so. */
  public Reason reason() {
    return reason;
  }

  /** What was decided last, or null when nobody decided; a signal goes before it. */
  public @Nullable ConsentChoice choice() {
    return choice;
  }

  /** What the browser signals. */
  public Signals signals() {
    return signals;
  }

  /** Whether records may serve {@code purpose}; true for those that need no permission. */
  public boolean allows(Purpose purpose) {
    return permit.allows(purpose);
  }

  /** The optional purposes that records may serve. */
  public Set<Purpose> permitted() {
    EnumSet<Purpose> out = EnumSet.noneOf(Purpose.class);
    for (Purpose each : Purpose.values()) {
      if (each.isOptional() && allows(each)) {
        out.add(each);
      }
    }
    return Collections.unmodifiableSet(out);
  }

  /** What records are told of it. */
  public Permit permit() {
    return permit;
  }

  /** Whether what is counted may be tied to session and user. */
  public boolean isTied() {
    return reason != Reason.COOKIELESS;
  }

  /** The word under which what is not kept is counted: {@code signal} or {@code consent}. */
  public String countedAs() {
    return reason == Reason.SIGNAL ? "signal" : "consent";
  }

  @Override
  public String toString() {
    return reason.id() + " " + permit;
  }
}
