package org.sessiontrail.enrich;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.agent.AgentReader;
import org.sessiontrail.enrich.content.Content;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.place.Place;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.enrich.source.ChannelRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.enrich.source.Source;
import org.sessiontrail.enrich.source.SourceType;
import org.sessiontrail.enrich.source.Touch;
import org.sessiontrail.record.StoredRecord;

/**
 * Says what a {@code request} record means, from nothing but the record and what the operator
 * configured. What was erased, or never kept, is unknown.
 *
 * <p>Threads: safe for any number.
 */
public final class Enricher {
  private final AgentReader agents = new AgentReader();
  private final Referrers referrers;
  private final ContentRules contents;
  private final ChannelRules channels;
  private final @Nullable PlaceReader places;

  /** By the published rules of channels. */
  public Enricher(Referrers referrers, ContentRules contents, @Nullable PlaceReader places) {
    this(referrers, new ChannelRules(List.of()), contents, places);
  }

  /**
   * By rules of the operator's.
   *
   * @param places null where the operator supplies no file of places
   */
  public Enricher(
      Referrers referrers,
      ChannelRules channels,
      ContentRules contents,
      @Nullable PlaceReader places) {
    this.referrers = referrers;
    this.channels = channels;
    this.contents = contents;
    this.places = places;
  }

  /** What {@code request} means. */
  public Enriched of(StoredRecord request) {
    Map<String, Object> personal = request.personal();
    Source source = referrers.of(text(personal, "what", "referrer"));
    Touch touch = Touch.of(parameters(personal), source);
    return new Enriched(
        agents.read(text(personal, "who", "agent")),
        places == null ? Place.UNKNOWN : places.of(text(personal, "who", "ip")),
        source,
        touch,
        content(request, personal),
        new Enriched.Words(
            channels.of(touch),
            text(personal, "what", "language"),
            source.type() == SourceType.INTERNAL
                ? null
                : Referrers.hostOf(text(personal, "what", "referrer"))));
  }

  /** What the page that {@code request} asked for is about, and nothing else of it. */
  public Content contentOf(StoredRecord request) {
    return content(request, request.personal());
  }

  private Content content(StoredRecord request, Map<String, Object> personal) {
    String path = text(personal, "what", "path");
    String route = request.text("route");
    return contents.of(path != null ? path : route != null ? route : "");
  }

  private static @Nullable String text(Map<String, Object> personal, String group, String member) {
    return personal.get(group) instanceof Map<?, ?> members
            && members.get(member) instanceof String text
        ? text
        : null;
  }

  /**
   * Parameters by lower-case name; of several of one name the first counts: those of the campaign,
   * then those the operator keeps. Of click ids only the name is kept.
   */
  private static Map<String, String> parameters(Map<String, Object> personal) {
    Map<String, String> out = new HashMap<>();
    addTo(out, text(personal, "what", "campaign"));
    addTo(out, text(personal, "what", "query"));
    String clicks = text(personal, "what", "click");
    if (clicks != null) {
      for (String name : clicks.toLowerCase(Locale.ROOT).split("[ ,&]+", -1)) {
        out.putIfAbsent(name, "");
      }
    }
    return out;
  }

  private static void addTo(Map<String, String> out, @Nullable String query) {
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          out.putIfAbsent(
              pair.substring(0, equals).toLowerCase(Locale.ROOT),
              decoded(pair.substring(equals + 1)));
        }
      }
    }
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
