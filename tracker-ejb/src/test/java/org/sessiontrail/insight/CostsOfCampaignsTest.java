package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.insight.campaign.Attribution;
import org.sessiontrail.insight.campaign.CampaignReturn;
import org.sessiontrail.insight.commerce.AbandonedCarts;
import org.sessiontrail.insight.content.Trending;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.speed.SlowSteps;

/** What reports say to parameters that do not fit. */
class CostsOfCampaignsTest {
  private static final Question QUESTION =
      Question.about(new Period(0, 1_000_000, ZoneId.of("UTC")), Audience.INSIDE);

  private static void refused(Report report, Question question, String... codes) {
    assertThatThrownBy(() -> report.table(question, statement -> List.of()))
        .isInstanceOf(QuestionMistakes.class)
        .hasMessageContainingAll(codes);
  }

  @Test
  void costs_whenLinesDoNotFit_areRefusedTogether() {
    refused(
        new CampaignReturn(),
        QUESTION.with(
            "cost",
            "2026-02-30,a,b,1,EUR",
            "2026-02-01,a,b,1e9,EUR",
            "1970-01-01,a,b,1,EUR",
            "1970-01-01,a,b,1,CHF"),
        "TRK-0675",
        "2026-02-30",
        "1e9",
        "TRK-0676",
        "CHF, EUR");
  }

  @Test
  void parameters_whenTheyDoNotFit_areRefused() {
    refused(new Attribution(), QUESTION.with("model", "best"), "TRK-0670");
    refused(new Attribution(), QUESTION.with("lookback", "31"), "TRK-0671");
    refused(new Trending(), QUESTION.with("hours", "721"), "TRK-0672");
    refused(new SlowSteps(), QUESTION.with("slow", "-1"), "TRK-0673");
    refused(new AbandonedCarts(), QUESTION, "TRK-0674");
  }
}
