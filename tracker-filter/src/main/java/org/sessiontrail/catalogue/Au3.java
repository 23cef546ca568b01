package org.sessiontrail.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The six things an audit record has to say: NIST SP 800-53 AU-3, PCI DSS 10.2.2. */
public enum Au3 {
  /** What sort of event it was. */
  TYPE,
  /** When it was. */
  WHEN,
  /** In which part of the system. */
  WHERE,
  /** Where it came from. */
  SOURCE,
  /** How it came out. */
  OUTCOME,
  /** Who or what was behind it. */
  IDENTITY;

  /** The name in the catalogue, for example {@code source}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How a kind of record says one of the six.
   *
   * @param member the member that says it, {@code who.user} for one of a personal group; null when
   *     none does
   * @param unless why it may be missing, or why there is none; null when it is always there
   */
  public record Answer(@Nullable String member, @Nullable String unless) {
    /** Refuses an answer that says nothing. */
    public Answer {
      if (member == null && unless == null) {
        throw new IllegalArgumentException("name a member or say why there is none");
      }
    }

    static Answer always(String member) {
      return new Answer(member, null);
    }

    static Answer unless(String member, String why) {
      return new Answer(member, why);
    }

    static Answer none(String why) {
      return new Answer(null, why);
    }

    /** The answer for people, in Markdown. */
    public String words() {
      if (member == null) {
        return unless == null ? "" : unless;
      }
      return "`" + member + "`" + (unless == null ? "" : ", unless " + unless);
    }
  }
}
