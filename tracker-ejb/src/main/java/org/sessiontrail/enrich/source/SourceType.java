package org.sessiontrail.enrich.source;

import java.util.Locale;

/** What sort of site refers. */
public enum SourceType {
  /** A search engine. */
  SEARCH("organic"),
  /** A social network. */
  SOCIAL("social"),
  /** A site of films. */
  VIDEO("video"),
  /** A shop or a comparison of prices. */
  SHOPPING("referral"),
  /** An assistant that answers in words of its own. */
  AI("ai"),
  /** Mail read in a browser. */
  MAIL("email"),
  /** Any other site. */
  REFERRAL("referral"),
  /** A page of the application itself, or of a host that belongs to it. */
  INTERNAL("(none)"),
  /** A site that sends made-up requests in order to be looked at. */
  SPAM("spam"),
  /** Nobody referred, or the browser does not say. */
  DIRECT("(none)");

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String medium;

  SourceType(String medium) {
    this.medium = medium;
  }

  /** The stored name. */
  public String id() {
    return id;
  }

  /** The medium of a visit that no campaign names, in the words of web analytics. */
  String medium() {
    return medium;
  }
}
