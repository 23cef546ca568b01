package org.sessiontrail.consent;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.consent.Consent.Reason;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.Purpose;

/**
 * Decides what records may be used for: first by the signals of the browser, then by what the
 * visitor decided, then by {@code tracker.consent}. The one place that knows.
 *
 * <p>Threads: any. What nobody decided anything for is made once, so that asking costs nothing.
 */
public final class ConsentPolicy {
  private final ConsentMode mode;
  private final Map<Signals, Consent> undecided = new EnumMap<>(Signals.class);

  /** The policy of {@code mode}. */
  public ConsentPolicy(ConsentMode mode) {
    this.mode = mode;
    for (Signals each : Signals.values()) {
      undecided.put(each, make(null, each, null));
    }
  }

  /** What is asked of visitors. */
  public ConsentMode mode() {
    return mode;
  }

  /** Whether somebody may be counted under an id of the day. */
  public boolean countsVisitors() {
    return mode == ConsentMode.COOKIELESS;
  }

  /**
   * What counts.
   *
   * @param choice what was decided last, or null
   * @param signals what the browser signals with this request
   * @param visitor the visitor's id of the day, or null where there is none
   */
  public Consent decide(@Nullable ConsentChoice choice, Signals signals, @Nullable String visitor) {
    Consent known = choice == null && visitor == null ? undecided.get(signals) : null;
    return known == null ? make(choice, signals, visitor) : known;
  }

  private Consent make(@Nullable ConsentChoice choice, Signals signals, @Nullable String visitor) {
    if (signals != Signals.NONE) {
      return new Consent(Reason.SIGNAL, choice, signals, Permit.NONE);
    }
    if (choice != null) {
      return new Consent(Reason.CONSENT, choice, signals, Permit.of(choice.granted()));
    }
    return switch (mode) {
      case NOT_REQUIRED -> new Consent(Reason.NOT_REQUIRED, null, signals, Permit.ALL);
      case REQUIRED -> new Consent(Reason.NOT_ASKED, null, signals, Permit.NONE);
      case COOKIELESS -> new Consent(Reason.COOKIELESS, null, signals, counted(visitor));
    };
  }

  private static Permit counted(@Nullable String visitor) {
    Set<Purpose> analytics = EnumSet.of(Purpose.ANALYTICS);
    return Permit.of(analytics).forVisitor(visitor);
  }
}
