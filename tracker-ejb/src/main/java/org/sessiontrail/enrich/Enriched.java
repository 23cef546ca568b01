package org.sessiontrail.enrich;

import org.sessiontrail.enrich.agent.Agent;
import org.sessiontrail.enrich.content.Content;
import org.sessiontrail.enrich.place.Place;
import org.sessiontrail.enrich.source.Channel;
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
 */
public record Enriched(Agent agent, Place place, Source source, Touch touch, Content content) {
  /** The channel of its touch. */
  public Channel channel() {
    return Channel.of(touch);
  }
}
