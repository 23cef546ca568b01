package org.sessiontrail.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.frame.PeriodForm;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.detect.FindingList;
import org.sessiontrail.store.TrailRecord;

/** What the rules of detection found, and what they are told. */
final class FindingsPage implements Page {
  private static final int MOST = 200;

  @Override
  public List<String> roles() {
    return List.of(Roles.AUDITOR);
  }

  @Override
  public String title(PageRequest asked) {
    return asked.say("nav.protection");
  }

  @Override
  public void write(PageRequest asked, Html html) throws Exception {
    if (!asked.path().equals("/findings")) {
      throw new NoSuchPageException(asked.path());
    }
    PeriodChoice period = PeriodChoice.of(asked);
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("", asked.say("findings.every"));
    for (DetectRule rule : DetectRule.values()) {
      rules.put(rule.id(), rule.id().toUpperCase(java.util.Locale.ROOT) + " " + rule.title());
    }
    new PeriodForm(asked, html, period)
        .open()
        .choice("rule", asked.say("findings.rule"), rules)
        .close();
    FindingTable table = new FindingTable(asked, html);
    FindingList found = table.read(period, asked.parameter("rule"));
    asked.record("findings", Map.of("range", period.range()), found.rows().size());
    if (found.rows().isEmpty()) {
      html.leaf("p", asked.say("findings.none"), "class", "note");
    } else {
      table.write(found.rows(), MOST);
      if (found.rows().size() > MOST) {
        html.leaf("p", asked.say("findings.newestOf", MOST, found.rows().size()), "class", "note");
      }
    }
    rules(counts(found), asked, html);
  }

  private static Map<String, Integer> counts(FindingList found) {
    Map<String, Integer> out = new TreeMap<>();
    for (TrailRecord each : found.rows()) {
      out.merge(String.valueOf(each.stored().text("rule")), 1, Integer::sum);
    }
    return out;
  }

  private static void rules(Map<String, Integer> counts, PageRequest asked, Html html) {
    DetectConfig config = asked.tracker().config().detect();
    html.open("section").leaf("h2", asked.say("rules.title"));
    html.leaf("p", asked.say(config.enforce() ? "rules.enforce" : "rules.observe"));
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table").open("thead").open("tr");
    for (String each : List.of("rule", "looks", "severity", "numbers", "window", "mode", "found")) {
      html.leaf("th", asked.say("rules." + each), "scope", "col");
    }
    html.close().close().open("tbody");
    for (DetectRule rule : DetectRule.values()) {
      row(rule, config, counts, asked, html);
    }
    html.close().close().close().close();
  }

  private static void row(
      DetectRule rule,
      DetectConfig config,
      Map<String, Integer> counts,
      PageRequest asked,
      Html html) {
    RuleSettings settings = config.of(rule);
    String id = rule.id().toUpperCase(java.util.Locale.ROOT);
    html.open("tr").leaf("th", id + " " + rule.title(), "scope", "row");
    html.leaf("td", rule.sentence(settings));
    String severity = rule.severity().id();
    html.open("td").leaf("span", severity, "class", "severity " + severity).close();
    String second = settings.threshold2() == 0 ? "" : ", " + settings.threshold2();
    html.leaf("td", settings.threshold() + second, "class", "number");
    html.leaf("td", asked.texts().millis(settings.windowSeconds() * 1_000.0), "class", "number");
    String mode = !settings.enabled() ? "off" : settings.enforce() ? "enforce" : "observe";
    html.leaf("td", asked.say("mode." + mode));
    html.leaf("td", asked.texts().number(counts.getOrDefault(id, 0)), "class", "number");
    html.close();
  }
}
