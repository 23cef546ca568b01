package org.sessiontrail.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.console.frame.NoStoreException;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.frame.PeriodForm;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.HoldStore;
import org.sessiontrail.review.ReviewDay;
import org.sessiontrail.review.ReviewQueue;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.store.TrailReader;

/** What auditors need: exports, proofs, what was verified, held, erased, reviewed and read. */
final class AuditPage implements Page {
  private static final String PROOF = "/audit/proof/";
  private static final int ROWS = 50;

  @Override
  public List<String> roles() {
    return List.of(Roles.AUDITOR);
  }

  @Override
  public String title(PageRequest asked) {
    return asked.path().startsWith(PROOF)
        ? asked.say("proof.title", asked.path().substring(PROOF.length()))
        : asked.say("nav.audit");
  }

  @Override
  public void write(PageRequest asked, Html html) throws Exception {
    TrailReader reader = asked.tracker().find(TrailReader.class);
    if (reader == null) {
      throw new NoStoreException();
    }
    if (asked.path().startsWith(PROOF)) {
      String index = asked.path().substring(PROOF.length());
      asked.record("proof", Map.of("index", index), 1);
      new ProofView(asked, html).write(index);
      return;
    }
    if (!asked.path().equals("/audit")) {
      throw new NoSuchPageException(asked.path());
    }
    PeriodChoice period = PeriodChoice.of(asked);
    asked.record("audit", Map.of("range", period.range()), 0);
    export(asked, html);
    verification(asked, html);
    new PeriodForm(asked, html, period).open().close();
    RecordTable records = new RecordTable(asked, html, reader);
    review(new ReviewQueue(reader), asked, html);
    section("audit.verifications", asked, html);
    records.write(period, Set.of(Kind.VERIFICATION), ROWS);
    html.close();
    section("audit.access", asked, html);
    records.write(period, Set.of(Kind.AUDIT_READ, Kind.EXPORT), ROWS);
    html.close();
    holds(asked, html);
    section("audit.removals", asked, html);
    records.write(period, Set.of(Kind.ERASURE, Kind.PURGE, Kind.HOLD, Kind.RELEASE), ROWS);
    html.close();
  }

  private static void section(String key, PageRequest asked, Html html) {
    html.open("section").leaf("h2", asked.say(key));
  }

  private static void export(PageRequest asked, Html html) {
    section("audit.export", asked, html);
    html.leaf("p", asked.say("audit.export.text"));
    html.open("form", "method", "get", "class", "filter", "action", asked.link("/api/v1/export"));
    for (String each : List.of("from", "to")) {
      input(each, "datetime-local", asked, html);
    }
    for (String each : List.of("user", "session", "action")) {
      input(each, "text", asked, html);
    }
    html.open("label").text(asked.say("export.format") + " ").open("select", "name", "format");
    Arrays.stream(ReportFormat.values())
        .filter(format -> format.missing() == null)
        .forEach(format -> html.leaf("option", format.title(), "value", format.id()));
    html.close().close();
    html.leaf("button", asked.say("export.export"));
    html.leaf("button", asked.say("export.dispute"), "formaction", asked.link("/api/v1/dispute"));
    html.close();
    html.leaf("p", asked.say("audit.export.note"), "class", "note").close();
  }

  private static void input(String name, String type, PageRequest asked, Html html) {
    html.open("label").text(asked.say("export." + name) + " ");
    html.empty(
        "input",
        "type",
        type,
        "name",
        name,
        "step",
        type.equals("text") ? null : "1",
        "maxlength",
        type.equals("text") ? "1000" : null,
        "autocomplete",
        "off");
    html.close();
  }

  private static void verification(PageRequest asked, Html html) {
    section("audit.ledger", asked, html);
    html.open("dl", "class", "facts");
    new State(asked, html).ledger();
    html.close();
    Health.Part part = asked.tracker().health().part("verification");
    if (part != null) {
      html.leaf("p", part.message(), "class", part.state() == Health.State.UP ? "good" : "bad");
    }
    html.leaf("p", asked.say("audit.verify"));
    html.leaf("pre", "java -jar tracker-cli.jar verify --jdbc-url …", "tabindex", "0").close();
  }

  private static void review(ReviewQueue queue, PageRequest asked, Html html) throws Exception {
    section("audit.review", asked, html);
    html.leaf("p", asked.say("audit.review.text"));
    List<ReviewDay> open =
        queue.days(null, null).stream().filter(ReviewDay::isOpen).limit(ROWS).toList();
    if (open.isEmpty()) {
      html.leaf("p", asked.say("audit.review.none"), "class", "note");
    }
    ReviewForm form = new ReviewForm(asked, html);
    for (ReviewDay day : open) {
      form.open(day.day(), null);
      html.leaf("strong", day.day().toString());
      StringBuilder topics = new StringBuilder();
      day.counts().forEach((topic, count) -> topics.append(topic.id() + " " + count).append("  "));
      html.leaf("span", topics.toString().strip());
      form.close();
    }
    html.close();
  }

  private static void holds(PageRequest asked, Html html) throws Exception {
    section("audit.holds", asked, html);
    HoldStore store = asked.tracker().find(HoldStore.class);
    List<Hold> holds = store == null ? List.of() : store.holds();
    if (holds.isEmpty()) {
      html.leaf("p", asked.say("audit.holds.none"), "class", "note");
    } else {
      html.open("ul");
      for (Hold hold : holds) {
        String state = asked.say(hold.inForce() ? "hold.force" : "hold.ended");
        html.leaf("li", hold.caseId() + " · " + hold.scope() + " · " + state);
      }
      html.close();
    }
    html.close();
  }
}
