package org.sessiontrail.enrich.source;

/**
 * Who referred.
 *
 * @param type what sort of site
 * @param name its name where it is a known one, else its host; {@code (direct)} for nobody
 */
public record Source(SourceType type, String name) {
  /** Nobody, as far as the browser says. */
  public static final Source DIRECT = new Source(SourceType.DIRECT, "(direct)");
}
