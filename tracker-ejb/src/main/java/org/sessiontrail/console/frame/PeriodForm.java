package org.sessiontrail.console.frame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.Operator;

/** The form that says which period and which visits a page is about. */
public final class PeriodForm {
  private final PageRequest asked;
  private final Html html;
  private final PeriodChoice period;

  /** The form of a page about {@code period}. */
  public PeriodForm(PageRequest asked, Html html, PeriodChoice period) {
    this.asked = asked;
    this.html = html;
    this.period = period;
  }

  /** Opens the form with ranges, days and segment in it; {@link #close} ends it. */
  public PeriodForm open() {
    ranges();
    html.open("form", "method", "get", "class", "filter", "action", asked.link(asked.path()));
    Map<String, List<String>> days = period.parameters(asked.texts().zone());
    if (!period.range().equals(PeriodChoice.CUSTOM)) {
      html.empty("input", "type", "hidden", "name", "range", "value", period.range());
    }
    day("from", days);
    day("to", days);
    return this;
  }

  /** A field for the segment, with the words of the grammar for whoever builds it. */
  public PeriodForm segment() {
    html.open("label", "class", "wide").text(asked.say("filter.segment") + " ");
    html.empty(
        "input",
        "name",
        "segment",
        "value",
        asked.parameter("segment", ""),
        "maxlength",
        "4000",
        "placeholder",
        "device==phone;country==DE",
        "spellcheck",
        "false",
        "autocomplete",
        "off",
        "data-segment",
        "",
        "data-fields",
        String.join(" ", Field.ofSegments().stream().map(Field::id).toList()),
        "data-operators",
        String.join(" ", List.of(Operator.values()).stream().map(Operator::sign).toList()),
        "data-reports",
        asked.link("/api/v1/reports/"),
        "data-audience",
        asked.has(Roles.AUDITOR) ? "auditor" : "inside");
    html.close();
    return this;
  }

  /** A field of text that holds what was asked. */
  public PeriodForm text(String name, String label, @Nullable String hint) {
    return text(name, label, hint, asked.parameter(name, ""));
  }

  /** A field of text that holds {@code value}. */
  public PeriodForm text(String name, String label, @Nullable String hint, String value) {
    html.open("label").text(label + " ");
    html.empty(
        "input",
        "name",
        name,
        "value",
        value,
        "title",
        hint,
        "maxlength",
        "1000",
        "autocomplete",
        "off",
        "spellcheck",
        "false");
    html.close();
    return this;
  }

  /** A box to tick. */
  public PeriodForm box(String name, String label) {
    html.open("label", "class", "box");
    html.empty(
        "input",
        "type",
        "checkbox",
        "name",
        name,
        "value",
        "true",
        "checked",
        "true".equals(asked.parameter(name)) ? "" : null);
    html.text(" " + label).close();
    return this;
  }

  /** A choice of one of {@code options}, values with their names. */
  public PeriodForm choice(String name, String label, Map<String, String> options) {
    html.open("label").text(label + " ").open("select", "name", name);
    options.forEach(
        (value, text) ->
            html.leaf(
                "option",
                text,
                "value",
                value,
                "selected",
                value.equals(asked.parameter(name, "")) ? "" : null));
    html.close().close();
    return this;
  }

  /** Ends the form. */
  public void close() {
    html.leaf("button", asked.say("filter.apply")).close();
  }

  private void ranges() {
    html.open("ul", "class", "ranges", "aria-label", asked.say("filter.period"));
    for (String range : PeriodChoice.RANGES) {
      Map<String, List<String>> all = new TreeMap<>(asked.parameters());
      all.remove("from");
      all.remove("to");
      all.put("range", List.of(range));
      html.open("li");
      html.leaf(
          "a",
          asked.say("range." + range),
          "href",
          asked.link(asked.path(), all),
          "aria-current",
          range.equals(period.range()) ? "true" : null);
      html.close();
    }
    html.close();
  }

  private void day(String name, Map<String, List<String>> days) {
    html.open("label").text(asked.say("filter." + name) + " ");
    html.empty(
        "input",
        "type",
        "date",
        "name",
        name,
        "value",
        days.getOrDefault(name, List.of("")).get(0));
    html.close();
  }
}
