package org.sessiontrail.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a browser signals of its user's wish with every request. */
public enum Signals {
  /** Nothing. */
  NONE(List.of()),
  /** Global Privacy Control: {@code Sec-GPC: 1}. */
  GPC(List.of("gpc")),
  /** Do Not Track: {@code DNT: 1}. */
  DNT(List.of("dnt")),
  /** Both. */
  BOTH(List.of("gpc", "dnt"));

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> ids;

  Signals(List<String> ids) {
    this.ids = ids;
  }

  /**
   * What these headers signal: a value that begins with {@code 1} is the wish, anything else none.
   *
   * @param secGpc value of {@code Sec-GPC}, or null
   * @param dnt value of {@code DNT}, or null
   */
  public static Signals of(@Nullable String secGpc, @Nullable String dnt) {
    boolean gpc = secGpc != null && secGpc.startsWith("1");
    boolean track = dnt != null && dnt.startsWith("1");
    if (gpc) {
      return track ? BOTH : GPC;
    }
    return track ? DNT : NONE;
  }

  /** The signals by name, in records. */
  public List<String> ids() {
    return ids;
  }
}
