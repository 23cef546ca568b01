package org.sessiontrail.person;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of users, in memory: of those who came last, at most {@value #MOST}.
 *
 * <p>Threads: any.
 */
final class UserProfiles {
  static final int MOST = 5_000;

  private final Map<String, Profile> byUser =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Profile> eldest) {
          return size() > MOST;
        }
      };

  synchronized Profile of(String user) {
    return byUser.computeIfAbsent(user, key -> new Profile());
  }

  synchronized void forget(String user) {
    @Nullable Profile known = byUser.remove(user);
    if (known != null) {
      known.clear();
    }
  }

  synchronized int size() {
    return byUser.size();
  }
}
