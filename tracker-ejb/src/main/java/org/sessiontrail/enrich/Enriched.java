package org.sessiontrail.enrich;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.agent.Agent;
import org.sessiontrail.enrich.content.Content;
import org.sessiontrail.enrich.place.Place;
import org.sessiontrail.enrich.source.Source;
import org.sessiontrail.enrich.source.Touch;

/**
 * What a request means.
 *
 * @param agent what the client says of itself
 * @param place where it is
 * @param source who referred
 * @param touch how it came, campaign and referrer taken together
 * @param content what was asked for
 * @param words what else it says in plain words
 */
public record Enriched(
    Agent agent, Place place, Source source, Touch touch, Content content, Words words) {
  /**
   * What a request says in plain words.
   *
   * @param channel name of the channel of its touch
   * @param language the first that the browser asks for, for example {@code de-CH}; or null
   * @param referrerHost the site that referred, unless it is the application's own; or null
   */
  public record Words(String channel, @Nullable String language, @Nullable String referrerHost) {}
}
