package org.sessiontrail.person;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one live session shows; of a signed-in user it is what all their sessions on this node show
 * together. Empty and small until something is told.
 *
 * <p>Threads: any.
 */
public final class TrailPerson {
  private @Nullable Profile profile;
  private @Nullable String user;
  private @Nullable String campaign;

  /** Of a session that has shown nothing. */
  public TrailPerson() {}

  /** The profile to use now that {@code known} is on the session; what was before is merged. */
  synchronized Profile of(@Nullable String known, UserProfiles users) {
    Profile now = profile;
    if (now == null || !Objects.equals(known, user)) {
      Profile before = user == null ? now : null; // what another user showed is not theirs
      now = known == null ? new Profile() : users.of(known);
      if (before != null) {
        now.merge(before);
      }
      profile = now;
      user = known;
    }
    return now;
  }

  /**
   * Forgets everything that this session showed here.
   *
   * @param known the user of whom everything is forgotten too, or null for none
   */
  synchronized void forget(@Nullable String known, UserProfiles users) {
    if (profile != null && user == null) {
      profile.clear();
    }
    if (known != null) {
      users.forget(known);
    }
    profile = null;
    user = null;
    campaign = null;
  }

  synchronized void cameBy(String utm) {
    campaign = utm;
  }

  synchronized @Nullable String campaign() {
    return campaign;
  }
}
