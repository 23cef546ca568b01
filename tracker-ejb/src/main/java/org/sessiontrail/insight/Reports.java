package org.sessiontrail.insight;

import java.util.List;
import java.util.Optional;
import org.sessiontrail.insight.campaign.Attribution;
import org.sessiontrail.insight.campaign.CampaignReturn;
import org.sessiontrail.insight.campaign.Goals;
import org.sessiontrail.insight.cohort.AudienceList;
import org.sessiontrail.insight.cohort.Retention;
import org.sessiontrail.insight.commerce.AbandonedCarts;
import org.sessiontrail.insight.commerce.Carts;
import org.sessiontrail.insight.commerce.Checkout;
import org.sessiontrail.insight.commerce.Products;
import org.sessiontrail.insight.commerce.Revenue;
import org.sessiontrail.insight.commerce.Unbought;
import org.sessiontrail.insight.content.ContentPieces;
import org.sessiontrail.insight.content.ReadTogether;
import org.sessiontrail.insight.content.Topics;
import org.sessiontrail.insight.content.Trending;
import org.sessiontrail.insight.feature.FeatureWeeks;
import org.sessiontrail.insight.feature.Features;
import org.sessiontrail.insight.feature.Priorities;
import org.sessiontrail.insight.feature.ReleaseImpact;
import org.sessiontrail.insight.feature.Stickiness;
import org.sessiontrail.insight.feature.Unused;
import org.sessiontrail.insight.funnel.Funnel;
import org.sessiontrail.insight.funnel.FunnelDropoff;
import org.sessiontrail.insight.origin.Campaigns;
import org.sessiontrail.insight.origin.Channels;
import org.sessiontrail.insight.origin.Referrers;
import org.sessiontrail.insight.origin.Sources;
import org.sessiontrail.insight.page.Downloads;
import org.sessiontrail.insight.page.EntryPages;
import org.sessiontrail.insight.page.ExitPages;
import org.sessiontrail.insight.page.LandingPages;
import org.sessiontrail.insight.page.Outlinks;
import org.sessiontrail.insight.page.Pages;
import org.sessiontrail.insight.page.SearchNext;
import org.sessiontrail.insight.page.Searches;
import org.sessiontrail.insight.path.Loops;
import org.sessiontrail.insight.path.NextPages;
import org.sessiontrail.insight.path.PreviousPages;
import org.sessiontrail.insight.path.TopPaths;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.speed.Errors;
import org.sessiontrail.insight.speed.Failures;
import org.sessiontrail.insight.speed.ResponseTimes;
import org.sessiontrail.insight.speed.SlowSteps;
import org.sessiontrail.insight.speed.Struggles;
import org.sessiontrail.insight.speed.Vitals;
import org.sessiontrail.insight.traffic.Live;
import org.sessiontrail.insight.traffic.Overview;
import org.sessiontrail.insight.traffic.Trend;
import org.sessiontrail.insight.trend.Anomalies;
import org.sessiontrail.insight.trend.Forecasts;
import org.sessiontrail.insight.trend.Rising;
import org.sessiontrail.insight.trend.Seasons;
import org.sessiontrail.insight.trend.Shifts;
import org.sessiontrail.insight.visitor.Automated;
import org.sessiontrail.insight.visitor.Browsers;
import org.sessiontrail.insight.visitor.Cities;
import org.sessiontrail.insight.visitor.Countries;
import org.sessiontrail.insight.visitor.Devices;
import org.sessiontrail.insight.visitor.Frequency;
import org.sessiontrail.insight.visitor.Languages;
import org.sessiontrail.insight.visitor.Loyalty;
import org.sessiontrail.insight.visitor.Regions;
import org.sessiontrail.insight.visitor.Returning;
import org.sessiontrail.insight.visitor.Systems;
import org.sessiontrail.insight.visitor.Visits;

/** All reports there are. */
public final class Reports {
  private static final List<Report> ALL =
      List.of(
          new Overview(),
          new Trend(),
          new Live(),
          new Pages(),
          new EntryPages(),
          new ExitPages(),
          new LandingPages(),
          new Searches(),
          new SearchNext(),
          new Downloads(),
          new Outlinks(),
          new Devices(),
          new Browsers(),
          new Systems(),
          new Countries(),
          new Regions(),
          new Cities(),
          new Languages(),
          new Visits(),
          new Returning(),
          new Frequency(),
          new Loyalty(),
          new Automated(),
          new Channels(),
          new Sources(),
          new Referrers(),
          new Campaigns(),
          new NextPages(),
          new PreviousPages(),
          new TopPaths(),
          new Loops(),
          new Funnel(),
          new FunnelDropoff(),
          new Retention(),
          new AudienceList(),
          new Goals(),
          new Attribution(),
          new CampaignReturn(),
          new Revenue(),
          new Carts(),
          new AbandonedCarts(),
          new Products(),
          new Unbought(),
          new Checkout(),
          new Topics(),
          new ContentPieces(),
          new Trending(),
          new ReadTogether(),
          new Features(),
          new FeatureWeeks(),
          new Unused(),
          new Stickiness(),
          new ReleaseImpact(),
          new Priorities(),
          new ResponseTimes(),
          new SlowSteps(),
          new Failures(),
          new Errors(),
          new Vitals(),
          new Struggles(),
          new Seasons(),
          new Forecasts(),
          new Anomalies(),
          new Shifts(),
          new Rising());

  private Reports() {}

  /** Each of them, in the order of lists. */
  public static List<Report> all() {
    return ALL;
  }

  /** All names. */
  public static List<String> names() {
    return ALL.stream().map(Report::name).toList();
  }

  /** The report of a name. */
  public static Optional<Report> named(String name) {
    return ALL.stream().filter(report -> report.name().equals(name)).findFirst();
  }
}
