package org.sessiontrail.ledger.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.TlogPolicy;

/**
 * What a verifier brings along.
 *
 * @param policy whom to believe; null to take the evidence's own word, which proves less
 * @param anchors checkpoints from elsewhere, in any order
 * @param heartbeatSeconds how often a stream states that it lives
 * @param notes what the caller could not check already, one sentence each
 */
public record VerifierSettings(
    @Nullable TlogPolicy policy,
    List<AnchorNote> anchors,
    int heartbeatSeconds,
    List<String> notes) {
  /** A stream's heartbeat where nothing else is configured. */
  public static final int HEARTBEAT_SECONDS = 60;

  /** Copies the lists. */
  public VerifierSettings {
    anchors = List.copyOf(anchors);
    notes = List.copyOf(notes);
  }

  /** Brings along nothing: keys come from the evidence itself. */
  public static VerifierSettings none() {
    return new VerifierSettings(null, List.of(), HEARTBEAT_SECONDS, List.of());
  }

  /** These settings with another policy. */
  public VerifierSettings with(@Nullable TlogPolicy other) {
    return new VerifierSettings(other, anchors, heartbeatSeconds, notes);
  }

  /** These settings with other anchors. */
  public VerifierSettings with(List<AnchorNote> others) {
    return new VerifierSettings(policy, others, heartbeatSeconds, notes);
  }
}
