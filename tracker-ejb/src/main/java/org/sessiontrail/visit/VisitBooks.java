package org.sessiontrail.visit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.enrich.source.ChannelRules;
import org.sessiontrail.enrich.source.Referrers;

/**
 * Books by what the operator configured.
 *
 * <p>Threads: safe for any number.
 */
public final class VisitBooks implements VisitStore.VisitBookFactory {
  private final VisitRules rules;
  private final Enricher enricher;
  private final String text;

  /**
   * Books by {@code config}.
   *
   * @param places where addresses are, or null when nobody knows; whoever opened it closes it
   * @throws IllegalArgumentException for a rule of channels or contents that is none
   */
  public VisitBooks(AnalyticsConfig config, @Nullable PlaceReader places) {
    List<String> all = List.of(config.channels().toString(), config.contents().toString());
    this.rules = VisitRules.ofMinutes(config.idleMinutes());
    this.enricher =
        new Enricher(
            new Referrers(Set.of(), Set.of()),
            new ChannelRules(config.channels()),
            new ContentRules(config.contents()),
            places);
    this.text =
        VisitRules.VERSION
            + " idle "
            + config.idleMinutes()
            + " rules "
            + Integer.toHexString(Objects.hash(all.get(0), all.get(1)));
  }

  @Override
  public VisitBook book() {
    return new VisitBook(rules, enricher);
  }

  /** A new file of places counts for visits to come: it does not begin anew. */
  @Override
  public String rules() {
    return text;
  }
}
