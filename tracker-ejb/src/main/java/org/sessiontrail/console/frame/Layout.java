package org.sessiontrail.console.frame;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;

/** What every page has around it: head, navigation, heading, foot. */
public final class Layout {
  private final PageRequest asked;
  private final Html html = new Html();

  /** The frame of the page that {@code asked} is for. */
  public Layout(PageRequest asked) {
    this.asked = asked;
  }

  /** What is written between {@link #begin} and {@link #end}. */
  public Html html() {
    return html;
  }

  /**
   * Begins the page.
   *
   * @param title its heading
   * @param pages those that whoever asks may open
   * @param isMade whether the log holds a made-up history
   */
  public void begin(String title, List<NavigationEntry> pages, boolean isMade) {
    Texts texts = asked.texts();
    String app = asked.tracker().config().app();
    html.doctype()
        .open(
            "html",
            "lang",
            texts.locale().getLanguage(),
            "data-theme",
            asked.preferences().theme());
    html.open("head").empty("meta", "charset", "UTF-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
    html.leaf("title", title + " – " + texts.of("console.title", app));
    html.empty("link", "rel", "stylesheet", "href", asked.link(Asset.STYLE.link()));
    html.leaf("script", "", "type", "module", "src", asked.link(Asset.SCRIPT.link()));
    html.close().open("body");
    html.leaf("a", texts.of("console.skip"), "class", "skip", "href", "#main");
    html.open("header").open("p", "class", "brand").leaf("strong", "Sessiontrail");
    html.leaf("span", app).close();
    navigation(pages);
    if (isMade) {
      html.leaf("p", texts.of("console.made"), "class", "made");
    }
    html.close();
    html.open("main", "id", "main").leaf("h1", title);
  }

  private void navigation(List<NavigationEntry> pages) {
    html.open("nav", "aria-label", asked.say("console.navigation")).open("ul");
    for (NavigationEntry each : pages) {
      html.open("li");
      html.leaf(
          "a",
          asked.say(each.key()),
          "href",
          asked.link(each.path()),
          "aria-current",
          each.holds(asked.path()) ? "page" : null);
      html.close();
    }
    html.close().close();
  }

  /** Ends the page. */
  public String end() {
    html.close().open("footer");
    html.leaf("p", asked.say("console.recorded"));
    preferences();
    html.close().close().close();
    return html.toString();
  }

  private void preferences() {
    Texts texts = asked.texts();
    html.open(
        "form", "method", "post", "action", asked.link("/preferences"), "class", "preferences");
    html.empty("input", "type", "hidden", "name", "back", "value", asked.pathWithQuery());
    select(
        "language", texts.locale().getLanguage(), Map.of("en", "English", "de", "Deutsch"), null);
    html.open("label").text(asked.say("preferences.zone") + " ");
    html.empty(
        "input",
        "name",
        "zone",
        "value",
        texts.zone().getId(),
        "size",
        "18",
        "autocomplete",
        "off",
        "spellcheck",
        "false",
        "data-zone",
        "");
    html.close();
    select(
        "theme",
        asked.preferences().theme(),
        Map.of(
            "auto", asked.say("theme.auto"),
            "light", asked.say("theme.light"),
            "dark", asked.say("theme.dark")),
        "preferences.theme");
    html.leaf("button", asked.say("preferences.apply"), "class", "plain").close();
  }

  private void select(
      String name, String chosen, Map<String, String> options, @Nullable String key) {
    html.open("label").text(asked.say(key == null ? "preferences.language" : key) + " ");
    html.open("select", "name", name);
    options.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                html.leaf(
                    "option",
                    each.getValue(),
                    "value",
                    each.getKey(),
                    "selected",
                    each.getKey().equals(chosen) ? "" : null));
    html.close().close();
  }
}
