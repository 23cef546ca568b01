package org.sessiontrail.person;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the session of this request shows of the person behind it. Injectable, and {@code
 * sessionProfile} in EL: {@code ${sessionProfile.viewed()}}.
 *
 * <p>It knows what {@code @Tracked} actions and {@code Trail.record} told so far in this session,
 * within this request too; of a signed-in user what their other sessions on this node told as well.
 * Where personalisation is not permitted it is empty at once, and {@link #reason} says why.
 *
 * <p>Threads: any; each call looks anew, and what is returned does not change. Never throws.
 */
public interface SessionProfile {
  /** Whether anything may be known here: there is a session, and personalisation is permitted. */
  boolean active();

  /**
   * Why it is active or not: {@code consent}, {@code not-required}, {@code not-asked}, {@code
   * cookieless}, {@code signal}, {@code no-session}, {@code not-recorded}.
   */
  String reason();

  /**
   * Interest by category, the strongest first. A look counts 1, an item for the cart 3, one that is
   * bought 5; each loses half its worth in seven days.
   */
  Map<String, Double> interests();

  /** The category that interests most, or null for none. */
  default @Nullable String favourite() {
    return interests().keySet().stream().findFirst().orElse(null);
  }

  /** Items that were looked at, the latest first; at most 20. */
  List<String> viewed();

  /** What was searched for, the latest first; at most 20. */
  List<String> searched();

  /** Items in the cart, the latest first; at most 20. */
  List<String> carted();

  /** Items that were bought, the latest first; at most 20. */
  List<String> bought();

  /** How far they are on the way to a purchase. */
  Stage stage();

  /** What they look at this page with. */
  Device device();

  /** The UTM parameters that this session came with, or null. */
  @Nullable String campaign();
}
