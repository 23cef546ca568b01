package org.sessiontrail.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.enrich.source.Touch;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestFacts.Origin;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;

/** What a stored request says of the campaign it came by. */
final class EnricherTest {
  private final Enricher enricher =
      new Enricher(new Referrers(Set.of(), Set.of()), new ContentRules(List.of()), null);

  private static StoredRecord request(
      @Nullable String query, @Nullable String referrer, @Nullable Origin origin) {
    RequestFacts facts =
        new RequestFacts(
            5, "GET", "/shop/tea", query, referrer, null, null, null, origin, Permit.ALL);
    RequestEvent event =
        new RequestEvent(
            facts,
            "trail",
            null,
            "/shop/tea",
            RequestType.PAGE,
            new RequestResult(200, Outcome.SUCCESS, 1_000, 17, null));
    return new RecordEncoder("n/1", new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds())
        .encode(event, 1, 1);
  }

  private Touch touch(StoredRecord request) {
    return enricher.of(request).touch();
  }

  @Test
  void touch_isReadFromTheCampaignThatWasKept() {
    Origin origin =
        new Origin("de", "utm_source=news&utm_medium=email&utm_campaign=May+tea", "gclid,fbclid");

    Touch touch = touch(request(null, "https://www.google.com/", origin));

    assertThat(touch.source()).isEqualTo("news");
    assertThat(touch.medium()).isEqualTo("email");
    assertThat(touch.campaign()).isEqualTo("May tea");
    assertThat(touch.clickId()).isEqualTo("gclid");
  }

  @Test
  void touch_ofAClickAlone_isThatOfItsNetwork() {
    Touch touch = touch(request(null, null, new Origin(null, null, "msclkid")));

    assertThat(touch.source()).isEqualTo("Bing");
    assertThat(touch.medium()).isEqualTo("cpc");
    assertThat(touch.clickId()).isEqualTo("msclkid");
  }

  @Test
  void touch_ofARecordFromBefore_isReadFromItsQuery() {
    Touch touch = touch(request("utm_source=news&utm_medium=email", null, null));

    assertThat(touch.source()).isEqualTo("news");
  }

  @Test
  void touch_ofWhatWasKeptForIt_goesBeforeTheQuery() {
    Origin origin = new Origin(null, "utm_source=kept", null);

    assertThat(touch(request("utm_source=query", null, origin)).source()).isEqualTo("kept");
  }

  @Test
  void touch_ofNothing_isDirect() {
    assertThat(touch(request(null, null, null)).isDirect()).isTrue();
  }
}
