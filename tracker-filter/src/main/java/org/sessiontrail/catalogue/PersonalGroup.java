package org.sessiontrail.catalogue;

import java.util.List;
import java.util.Map;

/**
 * Personal values that are kept beside the leaf and erased together; the leaf commits to them.
 *
 * @param name its name, for example {@code who}
 * @param members what may be in it; each only when it is known and kept
 */
public record PersonalGroup(String name, List<Member> members) {
  /** Takes a copy of {@code members}. */
  public PersonalGroup {
    members = List.copyOf(members);
  }

  /** Whether a value may be called {@code member}. */
  public boolean allows(String member) {
    return members.stream()
        .anyMatch(known -> known.name().equals(member) || known.name().equals(Member.ANY));
  }

  /** It as an object of the canonical form. */
  Map<String, Object> canonical() {
    return Map.of("name", name, "members", members.stream().map(Member::canonical).toList());
  }
}
