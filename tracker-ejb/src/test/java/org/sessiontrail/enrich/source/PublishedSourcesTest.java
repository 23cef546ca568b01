package org.sessiontrail.enrich.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sessiontrail.enrich.PublishedCases;

/** Referrers and channels as others have published them. */
class PublishedSourcesTest {
  private static final Map<String, SourceType> MEDIUMS =
      Map.of(
          "search", SourceType.SEARCH,
          "social", SourceType.SOCIAL,
          "email", SourceType.MAIL,
          "chatbot", SourceType.AI,
          "internal", SourceType.INTERNAL,
          "unknown", SourceType.REFERRAL);

  private final Referrers referrers =
      new Referrers(
          Set.of("www.snowplowanalytics.com", "www.subdomain1.snowplowanalytics.com"), Set.of());

  @Test
  void referrers_areThoseOfRefererParser_butForWhatIsKnown() throws Exception {
    PublishedCases cases = new PublishedCases("referrers");
    for (List<String> row : PublishedCases.rows("referrers")) {
      Source ours = referrers.of(row.get(2));
      assertThat(ours.type()).as(row.get(2)).isNotEqualTo(SourceType.DIRECT);
      cases.add(
          row.get(0) + " " + row.get(1),
          ours.type().id() + " " + ours.name(),
          ours.type() == MEDIUMS.get(row.get(0)));
    }
    cases.check();
  }

  @Test
  void channels_areThoseOfGoogleAnalytics_butForWhatIsKnown() throws Exception {
    PublishedCases cases = new PublishedCases("channels");
    for (List<String> row : PublishedCases.rows("channels")) {
      Map<String, String> parameters = new HashMap<>();
      parameters.put("utm_source", row.get(1));
      parameters.put("utm_medium", row.get(2));
      parameters.put("utm_campaign", row.get(3));
      String ours = Channel.of(Touch.of(parameters, Source.DIRECT)).title();
      cases.add(String.join(" / ", row), ours, ours.equals(row.get(0)));
    }
    cases.check();
  }
}
