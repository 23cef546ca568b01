package org.sessiontrail.retention;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.KeyedHash;

/**
 * A person as the log knows one.
 *
 * <p>A record is about the person when it carries one of the pseudonyms, or none and is part of one
 * of the trails. What another user did on a trail they shared is the other's. Without pseudonyms
 * all records of the trails are meant.
 *
 * @param pseudonyms keyed hashes of the user's name
 * @param trails the trails the person was on
 * @param user the user's name, or null when only pseudonyms are known
 * @param hash the application's keyed hash, or null when its key is not at hand
 */
public record Subject(
    Set<String> pseudonyms, Set<String> trails, @Nullable String user, @Nullable KeyedHash hash) {
  private static final String PARAMETER = "user=";

  /** Makes it immutable. */
  public Subject {
    pseudonyms = Set.copyOf(pseudonyms);
    trails = Set.copyOf(trails);
  }

  /** Whether a record with this pseudonym on this trail is about the person. */
  public boolean isAbout(@Nullable String pseudonym, @Nullable String trail) {
    boolean byTrail = pseudonym == null || pseudonyms.isEmpty();
    return byTrail ? trail != null && trails.contains(trail) : pseudonyms.contains(pseudonym);
  }

  /** Whether {@code name} is the person's user name. */
  public boolean isNamed(@Nullable Object name) {
    return name instanceof String text
        && (text.equals(user) || (hash != null && pseudonyms.contains(hash.ofUser(text))));
  }

  /**
   * Whether a group of personal values names the person as one that was asked about: by a member
   * {@code user} or a parameter {@code user} of a query.
   */
  public boolean isMentioned(@Nullable Object group) {
    if (!(group instanceof Map<?, ?> values)) {
      return false;
    }
    return isNamed(values.get("user"))
        || (values.get("query") instanceof String query && isAskedFor(query));
  }

  private boolean isAskedFor(String query) {
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith(PARAMETER)) {
        String value = parameter.substring(PARAMETER.length());
        return isNamed(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return false;
  }
}
