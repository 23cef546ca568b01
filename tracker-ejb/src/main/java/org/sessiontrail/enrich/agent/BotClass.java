package org.sessiontrail.enrich.agent;

import java.util.Locale;

/**
 * What a client that says it is a program is for. Most names are the tags of the list that {@link
 * BotList} reads.
 */
public enum BotClass {
  /** It does not say that it is a program; {@code BotSigns} look at what it does. */
  NONE,
  /** Fills the index of a search engine. */
  SEARCH_ENGINE,
  /** Collects texts for a language model, or fetches a page for its user. */
  AI_CRAWLER,
  /** Measures how a site does in searches. */
  SEO,
  /** Asks whether a site is up and how fast. */
  MONITORING,
  /** Draws the preview of a link. */
  SOCIAL_PREVIEW,
  /** Reads feeds for subscribers. */
  FEED_READER,
  /** Checks or fills advertisements. */
  ADVERTISING,
  /** Keeps copies of pages. */
  ARCHIVER,
  /** Looks for weak places. */
  SCANNER,
  /** Does research. */
  ACADEMIC,
  /** A program's HTTP library or a command line tool. */
  HTTP_LIBRARY,
  /** A browser that a program drives. */
  BROWSER_AUTOMATION,
  /** Says that it is a program, not which. */
  OTHER;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stored name, for example {@code search-engine}. */
  public String id() {
    return id;
  }

  /** Whether this is a program at all. */
  public boolean isBot() {
    return this != NONE;
  }
}
