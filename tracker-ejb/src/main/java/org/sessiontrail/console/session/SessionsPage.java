package org.sessiontrail.console.session;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sessiontrail.console.frame.NoStoreException;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.frame.PeriodForm;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.console.insight.AnswerTable;
import org.sessiontrail.console.insight.Answers;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.report.session.FoundSession;
import org.sessiontrail.report.session.FoundSessions;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.report.session.SessionFinder;
import org.sessiontrail.report.session.SessionQuery;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineReader;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.support.SupportCode;

/** Finds sessions, by what somebody can say of them or by segment, and shows one. */
public final class SessionsPage implements Page {
  private static final String PATH = "/sessions/";
  private static final int PER_PAGE = 50;

  /** What sessions are found by in the log itself. */
  private static final List<String> SAID = List.of("user", "session", "code", "error", "route");

  @Override
  public List<String> roles() {
    return List.of(Roles.AUDITOR);
  }

  @Override
  public String title(PageRequest asked) {
    return asked.path().startsWith(PATH) ? asked.say("session.title") : asked.say("nav.sessions");
  }

  @Override
  public void write(PageRequest asked, Html html) throws Exception {
    TrailReader reader = asked.tracker().find(TrailReader.class);
    if (reader == null) {
      throw new NoStoreException();
    }
    if (asked.path().startsWith(PATH)) {
      try {
        new SessionView(asked, html, reader).write(asked.path().substring(PATH.length()));
      } catch (NoSuchSessionException e) {
        throw new NoSuchPageException(e.sentence());
      }
      return;
    }
    PeriodChoice period = PeriodChoice.of(asked);
    PeriodForm form = new PeriodForm(asked, html, period).open().segment();
    SAID.forEach(each -> form.text(each, asked.say("sessions." + each), null));
    form.close();
    if (SAID.stream().allMatch(each -> asked.parameter(each) == null)) {
      bySegment(period, asked, html);
    } else {
      bySaying(period, reader, asked, html);
    }
  }

  private static void bySegment(PeriodChoice period, PageRequest asked, Html html)
      throws Exception {
    Answers answers = Answers.of(asked);
    Map<String, List<String>> texts = new TreeMap<>();
    texts.put("segment", List.of(asked.parameter("segment", "")));
    texts.put("limit", List.of("200"));
    Answer answer = answers.answer("visits", period, texts);
    Map<String, String> conditions = new TreeMap<>();
    conditions.put("segment", asked.parameter("segment", ""));
    asked.record("sessions", conditions, answer.table().rows().size());
    new AnswerTable(asked, html, period.parameters(asked.texts().zone())).write(answer);
  }

  private static void bySaying(
      PeriodChoice period, TrailReader reader, PageRequest asked, Html html) throws Exception {
    SessionQuery query =
        new SessionQuery(
            TrailQuery.all().between(period.fromMicros(), period.toMicros()),
            asked.parameter("session"),
            asked.parameter("user"),
            asked.parameter("error"),
            asked.parameter("route"),
            asked.parameter("code"));
    SessionFinder finder =
        new SessionFinder(
            reader, asked.tracker().config().app(), new SupportCode(asked.tracker().hash()));
    List<FoundSession> found;
    boolean isCut = false;
    String code = query.code();
    if (code != null) {
      found = byCode(finder, code, reader, asked, html);
    } else {
      FoundSessions all = finder.find(query);
      int offset = offset(asked);
      found = all.page(offset, PER_PAGE);
      isCut = all.isCut() || all.sessions().size() > offset + PER_PAGE;
    }
    asked.record("sessions", query.conditions(), found.size());
    list(found, asked, html);
    if (isCut) {
      html.open("p", "class", "more");
      html.leaf(
          "a",
          asked.say("sessions.older"),
          "href",
          asked.linkWith("offset", String.valueOf(offset(asked) + PER_PAGE)));
      html.close();
    }
  }

  private static List<FoundSession> byCode(
      SessionFinder finder, String code, TrailReader reader, PageRequest asked, Html html)
      throws Exception {
    try {
      TrailRecord request = finder.request(code, asked.nowMicros());
      String trail = request.stored().text("sid");
      TimelineReader timelines = new TimelineReader(reader, asked.tracker().config().app());
      Timeline timeline = trail == null ? timelines.alone(request) : timelines.read(trail);
      return List.of(FoundSession.of(timeline, request.index()));
    } catch (NoSuchSessionException e) {
      html.leaf("p", e.sentence(), "class", "note", "role", "alert");
      return List.of();
    }
  }

  private static int offset(PageRequest asked) {
    String typed = asked.parameter("offset", "0");
    return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
  }

  private static void list(List<FoundSession> found, PageRequest asked, Html html) {
    if (found.isEmpty()) {
      html.leaf("p", asked.say("sessions.none"), "class", "note");
      return;
    }
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table").open("thead").open("tr");
    for (String each : List.of("who", "first", "last", "matches", "failures", "what", "error")) {
      html.leaf("th", asked.say("found." + each), "scope", "col");
    }
    html.close().close().open("tbody");
    found.forEach(each -> row(each, asked, html));
    html.close().close().close();
  }

  private static void row(FoundSession found, PageRequest asked, Html html) {
    html.open("tr").open("td");
    html.leaf(
        "a",
        Objects.requireNonNullElse(found.user(), asked.say("session.anonymous")),
        "href",
        asked.link(PATH + PageRequest.encoded(found.trail())));
    html.close();
    html.leaf("td", asked.texts().moment(found.firstMicros()));
    html.leaf("td", asked.texts().moment(found.lastMicros()));
    html.leaf("td", asked.texts().number(found.matches()), "class", "number");
    html.leaf("td", asked.texts().number(found.failures()), "class", "number");
    html.leaf("td", found.what());
    html.leaf("td", Objects.requireNonNullElse(found.error(), ""));
    html.close();
  }
}
