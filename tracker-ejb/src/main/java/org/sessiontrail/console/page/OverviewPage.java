package org.sessiontrail.console.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.console.chart.Pictures;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.frame.PeriodForm;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.console.insight.AnswerTable;
import org.sessiontrail.console.insight.Answers;
import org.sessiontrail.console.insight.Releases;
import org.sessiontrail.console.insight.ReportPage;
import org.sessiontrail.console.insight.Tiles;
import org.sessiontrail.insight.question.Answer;

/** How the application does: numbers of a period beside those of the one before. */
final class OverviewPage implements Page {
  private static final String ROWS = "5";

  @Override
  public List<String> roles() {
    return Roles.ALL;
  }

  @Override
  public String title(PageRequest asked) {
    return asked.say("nav.overview");
  }

  @Override
  public void write(PageRequest asked, Html html) throws Exception {
    PeriodChoice period = PeriodChoice.of(asked);
    boolean mayCount = asked.has(Roles.AUDITOR) || asked.has(Roles.ANALYST);
    if (mayCount) {
      new PeriodForm(asked, html, period).open().segment().close();
      Answers answers = Answers.of(asked);
      Map<String, List<String>> texts = new TreeMap<>();
      texts.put("segment", List.of(asked.parameter("segment", "")));
      asked.record("overview", Map.of("range", period.range()), 0);
      new Tiles(asked, html, period).write(answers, texts);
      trend(answers, texts, period, asked, html);
      html.open("div", "class", "columns");
      for (String report : List.of("pages", "channels", "priorities", "errors", "checkout")) {
        section(report, answers, texts, period, asked, html);
      }
      html.close();
    }
    if (asked.has(Roles.AUDITOR)) {
      new FindingTable(asked, html).newest(period);
    }
    new State(asked, html).write();
  }

  private static void trend(
      Answers answers,
      Map<String, List<String>> texts,
      PeriodChoice period,
      PageRequest asked,
      Html html)
      throws Exception {
    Map<String, List<String>> all = new TreeMap<>(texts);
    boolean isLong = period.range().equals("365d") || period.range().equals("all");
    all.put("by", List.of(isLong ? "week" : period.range().equals("today") ? "hour" : "day"));
    all.put("compare", List.of("true"));
    all.put("limit", List.of("1000"));
    Answer answer = answers.answer("trend", period, all);
    html.open("section").leaf("h2", asked.say("overview.trend"));
    html.open("figure", "class", "picture", "tabindex", "0");
    Pictures.draw(
        html,
        asked.texts(),
        answer.table(),
        new Pictures.Subject(
            "trend", asked.say("overview.trend"), null, Releases.of(asked, period)));
    html.close();
    more("trend", period, asked, html);
    html.close();
  }

  private static void section(
      String report,
      Answers answers,
      Map<String, List<String>> texts,
      PeriodChoice period,
      PageRequest asked,
      Html html)
      throws Exception {
    Map<String, List<String>> all = new TreeMap<>(texts);
    all.put("limit", List.of(ROWS));
    Answer answer = answers.answer(report, period, all);
    html.open("section").leaf("h2", ReportPage.title(answer.report(), asked));
    if (answer.table().rows().isEmpty()) {
      html.leaf("p", asked.say("overview.nothing"), "class", "note");
    } else {
      new AnswerTable(asked, html, period.parameters(asked.texts().zone())).brief(answer);
    }
    more(report, period, asked, html);
    html.close();
  }

  private static void more(String report, PeriodChoice period, PageRequest asked, Html html) {
    Map<String, List<String>> parameters = period.parameters(asked.texts().zone());
    parameters.put("segment", List.of(asked.parameter("segment", "")));
    html.open("p", "class", "more");
    html.leaf(
        "a", asked.say("overview.more"), "href", asked.link("/reports/" + report, parameters));
    html.close();
  }
}
