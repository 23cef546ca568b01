package org.sessiontrail.console.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.NoStoreException;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Insight;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.report.insight.InsightFormat;
import org.sessiontrail.report.insight.InsightRequest;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/** Asks reports for a page. */
public final class Answers implements InsightRequest.Setting {
  /** Reports that name trails or visitors: for auditors only. */
  public static final Set<String> OF_AUDITORS =
      Set.of("audience", "funnel-dropoff", "abandoned-carts", "visits");

  private final PageRequest asked;
  private final Insight insight;

  private Answers(PageRequest asked, Insight insight) {
    this.asked = asked;
    this.insight = insight;
  }

  /**
   * For {@code asked}.
   *
   * @throws NoStoreException when no database is open yet
   */
  public static Answers of(PageRequest asked) throws NoStoreException {
    InsightRows rows = asked.tracker().find(InsightRows.class);
    TrailReader reader = asked.tracker().find(TrailReader.class);
    if (rows == null || reader == null) {
      throw new NoStoreException();
    }
    return new Answers(asked, new Insight(rows, reader));
  }

  /** The answer of the report {@code name} about {@code period}, with further {@code texts}. */
  public Answer answer(String name, PeriodChoice period, Map<String, List<String>> texts)
      throws Exception {
    Report report =
        Reports.named(name).orElseThrow(() -> new NoSuchPageException("no report " + name));
    return answer(report, period, texts);
  }

  /**
   * The answer of {@code report} about {@code period}; texts that it does not know are left out.
   */
  public Answer answer(Report report, PeriodChoice period, Map<String, List<String>> texts)
      throws Exception {
    InsightRequest request = request(report, period, texts);
    return insight.answer(report, request.question());
  }

  /** What is asked of {@code report}. */
  public InsightRequest request(Report report, PeriodChoice period, Map<String, List<String>> texts)
      throws Exception {
    Map<String, List<String>> known = new TreeMap<>(period.texts(asked.texts().zone()));
    for (Parameter each : parameters(report)) {
      List<String> values = texts.get(each.name());
      if (values != null) {
        known.putIfAbsent(each.name(), values);
      }
    }
    if (!known.containsKey("audience") && isAuditor()) {
      known.put("audience", List.of(Audience.AUDITOR.id()));
    }
    return InsightRequest.of(report, known, this);
  }

  /** What {@code report} can be told, but for period, zone and format. */
  public static List<Parameter> parameters(Report report) {
    List<Parameter> out = new ArrayList<>(InsightRequest.COMMON);
    out.removeIf(each -> Set.of("from", "to", "zone", "format").contains(each.name()));
    out.addAll(report.parameters());
    return out;
  }

  @Override
  public long nowMicros() {
    return asked.nowMicros();
  }

  @Override
  public @Nullable Long beginning() throws StoreException {
    return insight.beginning();
  }

  @Override
  public boolean isAuditor() {
    return asked.has(Roles.AUDITOR);
  }

  @Override
  public @Nullable SavedSegments segments() {
    return asked.tracker().find(SavedSegments.class);
  }

  @Override
  public InsightFormat format() {
    return InsightFormat.JSON;
  }
}
