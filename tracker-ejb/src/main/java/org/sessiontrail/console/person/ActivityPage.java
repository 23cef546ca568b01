package org.sessiontrail.console.person;

import java.util.List;
import java.util.Locale;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.console.http.InlineStyle;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.activity.Activity;

/** What somebody did, as a page: tables with captions, no script, one style sheet by its digest. */
final class ActivityPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
      body{max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 0}
      div{overflow-x:auto}div:focus-visible{outline:3px solid}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:start;padding:.3rem .6rem;border-bottom:1px solid GrayText}""";

  static final String POLICY = InlineStyle.policy(STYLE, "form-action 'none'");

  private static final double MILLIS_PER_MINUTE = 60_000;

  private final Activity activity;
  private final Texts texts;
  private final Html html = new Html();

  ActivityPage(Activity activity, Texts texts) {
    this.activity = activity;
    this.texts = texts;
  }

  @Override
  public String toString() {
    html.doctype().open("html", "lang", texts.locale().getLanguage()).open("head");
    html.empty("meta", "charset", "UTF-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
    html.leaf("title", texts.of("me.title"));
    // the sheet is ours and holds nothing that would have to be escaped
    html.leaf("style", STYLE).close();
    html.open("body").open("main").leaf("h1", texts.of("me.title"));
    html.leaf("p", texts.of("me.lead"));
    html.leaf("p", texts.of("me.weeks", activity.weeks().pages(), activity.weeks().before()));
    if (activity.isCut()) {
      html.leaf("p", texts.of("me.cut"));
    }
    sessions();
    uses();
    hours();
    events();
    return html.close().close().close().toString();
  }

  private void sessions() {
    begin("me.sessions", "me.first", "me.last", "me.device", "me.address", "me.pages");
    activity
        .sessions()
        .forEach(
            each ->
                row(
                    List.of(
                        TrailClock.format(each.firstMicros()),
                        TrailClock.format(each.lastMicros()),
                        each.device(),
                        each.address() == null ? "–" : each.address(),
                        String.valueOf(each.pages()))));
    end();
  }

  private void uses() {
    begin("me.uses", "me.use", "me.times", "me.minutes");
    activity
        .uses()
        .forEach(
            (name, use) ->
                row(
                    List.of(
                        name,
                        String.valueOf(use.times()),
                        String.format(texts.locale(), "%.1f", use.millis() / MILLIS_PER_MINUTE))));
    end();
  }

  private void hours() {
    begin("me.hours", "me.hour", "me.pages");
    for (int hour = 0; hour < activity.pagesByHour().size(); hour++) {
      long pages = activity.pagesByHour().get(hour);
      if (pages > 0) {
        row(List.of(String.format(Locale.ROOT, "%02d:00", hour), String.valueOf(pages)));
      }
    }
    end();
  }

  private void events() {
    begin("me.events", "me.at", "me.event", "me.severity");
    activity
        .events()
        .forEach(
            each ->
                row(List.of(TrailClock.format(each.atMicros()), each.title(), each.severity())));
    end();
  }

  /** The table can be scrolled by keys where it is wider than the page. */
  private void begin(String title, String... columns) {
    html.leaf("h2", texts.of(title), "id", title);
    html.open("div", "role", "region", "tabindex", "0", "aria-labelledby", title);
    html.open("table", "aria-labelledby", title).open("thead").open("tr");
    for (String column : columns) {
      html.leaf("th", texts.of(column), "scope", "col");
    }
    html.close().close().open("tbody");
  }

  private void row(List<String> cells) {
    html.open("tr").leaf("th", cells.get(0), "scope", "row");
    cells.stream().skip(1).forEach(cell -> html.leaf("td", cell));
    html.close();
  }

  private void end() {
    html.close().close().close();
  }
}
