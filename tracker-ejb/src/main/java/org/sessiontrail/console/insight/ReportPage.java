package org.sessiontrail.console.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sessiontrail.console.chart.Pictures;
import org.sessiontrail.console.chart.Pictures.Subject;
import org.sessiontrail.console.chart.Values;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.frame.PeriodForm;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.Completeness;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.report.insight.InsightRequest;

/** The list of reports, and each of them with its picture, its table and what it is made of. */
public final class ReportPage implements Page {
  private static final String PATH = "/reports/";

  /** What a funnel is about until somebody says otherwise. */
  private static final List<String> STEPS =
      List.of("action==product.view", "action==cart.add", "action==order.place");

  /** Parameters that have a place of their own in the form. */
  private static final Set<String> PLACED =
      Set.of("segment", "compare", "breakdown", "limit", "audience");

  @Override
  public List<String> roles() {
    return List.of(Roles.AUDITOR, Roles.ANALYST);
  }

  @Override
  public String title(PageRequest asked) {
    return Reports.named(name(asked))
        .map(report -> title(report, asked))
        .orElse(asked.say("nav.reports"));
  }

  /** The title of a report in the language of who asks. */
  public static String title(Report report, PageRequest asked) {
    return asked.texts().or("report." + report.name(), report.title());
  }

  private static String name(PageRequest asked) {
    return asked.path().startsWith(PATH) ? asked.path().substring(PATH.length()) : "";
  }

  @Override
  public void write(PageRequest asked, Html html) throws Exception {
    String name = name(asked);
    if (name.isEmpty()) {
      list(asked, html);
    } else {
      Report report =
          Reports.named(name)
              .orElseThrow(() -> new NoSuchPageException("TRK-0630 no report is called " + name));
      one(report, asked, html);
    }
  }

  private static void list(PageRequest asked, Html html) {
    html.leaf("p", asked.say("reports.text"), "class", "lead");
    Map<String, List<Report>> topics = new LinkedHashMap<>();
    Reports.all().stream()
        .filter(each -> asked.has(Roles.AUDITOR) || !Answers.OF_AUDITORS.contains(each.name()))
        .forEach(each -> topics.computeIfAbsent(each.topic(), k -> new ArrayList<>()).add(each));
    html.open("div", "class", "topics");
    topics.forEach(
        (topic, reports) -> {
          html.open("section").leaf("h2", asked.say("topic." + topic.replace(' ', '-')));
          html.open("ul");
          for (Report each : reports) {
            html.open("li");
            html.leaf("a", title(each, asked), "href", asked.link(PATH + each.name()));
            html.close();
          }
          html.close().close();
        });
    html.close();
  }

  private static void one(Report report, PageRequest asked, Html html) throws Exception {
    PeriodChoice period = PeriodChoice.of(asked);
    Map<String, List<String>> texts = asked.parameters();
    suppose(report, texts, period, asked);
    html.leaf(
        "p", asked.texts().or("definition." + report.name(), report.definition()), "class", "lead");
    form(report, texts, period, asked, html);
    Answers answers = Answers.of(asked);
    Answer answer;
    try {
      InsightRequest request = answers.request(report, period, texts);
      answer = answers.answer(report, period, texts);
      asked.record("report." + report.name(), request.conditions(), answer.table().rows().size());
    } catch (QuestionMistakes e) {
      mistakes(e.sentences(), asked, html);
      return;
    }
    picture(report, answer, period, asked, html);
    new AnswerTable(asked, html, period.parameters(asked.texts().zone())).write(answer);
    completeness(answer.completeness(), asked, html);
    exports(report, period, texts, asked, html);
  }

  /** Says what a report is about that can't do without, until somebody says otherwise. */
  private static void suppose(
      Report report, Map<String, List<String>> texts, PeriodChoice period, PageRequest asked)
      throws Exception {
    if (report.name().startsWith("funnel") && blank(texts.getOrDefault("step", List.of()))) {
      texts.put("step", STEPS);
    }
    if (report.name().equals("release-impact")
        && blank(texts.getOrDefault("before", List.of()))
        && blank(texts.getOrDefault("after", List.of()))) {
      List<String> releases = Releases.names(asked, period);
      if (releases.size() > 1) {
        texts.put("before", List.of(releases.get(releases.size() - 2)));
        texts.put("after", List.of(releases.get(releases.size() - 1)));
      }
    }
  }

  /** Under the form, so that they can be mended there. */
  private static void mistakes(List<String> sentences, PageRequest asked, Html html) {
    asked.mistaken();
    html.open("div", "role", "alert");
    html.leaf("p", asked.say("problem.mistakes.text"));
    html.open("ul", "class", "mistakes");
    sentences.forEach(each -> html.leaf("li", each));
    html.close().close();
  }

  private static boolean blank(List<String> values) {
    return values.stream().allMatch(String::isBlank);
  }

  private static void form(
      Report report,
      Map<String, List<String>> texts,
      PeriodChoice period,
      PageRequest asked,
      Html html) {
    PeriodForm form = new PeriodForm(asked, html, period).open().segment();
    form.box("compare", asked.say("filter.compare"));
    if (report.hasBreakdown()) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("", asked.say("filter.none"));
      Field.ofVisits().forEach(each -> fields.put(each.id(), each.id()));
      form.choice("breakdown", asked.say("filter.breakdown"), fields);
    }
    if (asked.has(Roles.AUDITOR) && !Answers.OF_AUDITORS.contains(report.name())) {
      Map<String, String> audiences = new LinkedHashMap<>();
      audiences.put(Audience.AUDITOR.id(), asked.say("audience.auditor"));
      Audience.ids().forEach(id -> audiences.put(id, asked.say("audience." + id)));
      form.choice("audience", asked.say("filter.audience"), audiences);
    }
    for (Parameter each : Answers.parameters(report)) {
      if (each.isRepeated()) {
        new RepeatedField(asked, html).write(each, texts.getOrDefault(each.name(), List.of()));
      } else if (!PLACED.contains(each.name())) {
        form.text(
            each.name(),
            label(each, asked),
            each.meaning(),
            String.join(" ", texts.getOrDefault(each.name(), List.of())));
      }
    }
    form.close();
  }

  private static String label(Parameter parameter, PageRequest asked) {
    return asked.texts().or("parameter." + parameter.name(), parameter.name());
  }

  private static void picture(
      Report report, Answer answer, PeriodChoice period, PageRequest asked, Html html)
      throws Exception {
    List<Column> measures = Pictures.measures(answer.table());
    Subject subject =
        new Subject(
            report.name(),
            title(report, asked),
            asked.parameter("measure"),
            Releases.of(asked, period));
    html.open("figure", "class", "picture", "tabindex", "0");
    boolean drawn = Pictures.draw(html, asked.texts(), answer.table(), subject);
    if (drawn && measures.size() > 1) {
      html.open("figcaption");
      html.leaf("span", asked.say("picture.shows") + " ");
      for (Column each : measures) {
        html.leaf(
            "a",
            Values.heading(each, asked.texts()),
            "href",
            asked.linkWith("measure", each.name()),
            "aria-current",
            each.name().equals(asked.parameter("measure")) ? "true" : null);
      }
      html.leaf("button", asked.say("picture.save"), "type", "button", "data-save", report.name());
      html.close();
    }
    html.close();
  }

  private static void completeness(Completeness of, PageRequest asked, Html html) {
    html.leaf(
        "p",
        asked.say(
            "completeness", of.captured(), of.gaps(), of.suppressed(), of.excluded(), of.behind()),
        "class",
        "completeness");
  }

  private static void exports(
      Report report,
      PeriodChoice period,
      Map<String, List<String>> texts,
      PageRequest asked,
      Html html) {
    Map<String, List<String>> all = new TreeMap<>(period.texts(asked.texts().zone()));
    Answers.parameters(report)
        .forEach(
            each -> {
              List<String> values = texts.get(each.name());
              if (values != null) {
                all.putIfAbsent(each.name(), values);
              }
            });
    html.open("p", "class", "exports");
    for (String format : List.of("csv", "json")) {
      all.put("format", List.of(format));
      html.leaf(
          "a",
          asked.say("export." + format),
          "href",
          asked.link("/api/v1" + PATH + report.name(), all),
          "download",
          report.name() + "." + format);
    }
    html.close();
  }
}
