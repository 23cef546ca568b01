package org.sessiontrail.console.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.catalogue.CatalogueEntry;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.config.ConfigKey;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.console.frame.NoSuchPageException;
import org.sessiontrail.console.frame.Page;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.runtime.Health;

/** What the tracker was told, how it is, and what it records. */
final class SettingsPage implements Page {
  @Override
  public List<String> roles() {
    return List.of(Roles.ADMIN, Roles.AUDITOR, Roles.PRIVACY);
  }

  @Override
  public String title(PageRequest asked) {
    return asked.say("nav.settings");
  }

  @Override
  public void write(PageRequest asked, Html html) throws Exception {
    if (!asked.path().equals("/settings")) {
      throw new NoSuchPageException(asked.path());
    }
    health(asked, html);
    configuration(asked, html);
    catalogue(asked, html);
  }

  private static void health(PageRequest asked, Html html) {
    Health health = asked.tracker().health();
    html.open("section").leaf("h2", asked.say("settings.health"));
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table").open("thead").open("tr");
    for (String each : List.of("part", "state", "since", "message")) {
      html.leaf("th", asked.say("health." + each), "scope", "col");
    }
    html.close().close().open("tbody");
    new TreeMap<>(health.parts())
        .forEach(
            (name, part) -> {
              String state = part.state().name().toLowerCase(Locale.ROOT);
              html.open("tr").leaf("th", name, "scope", "row").open("td");
              html.leaf("span", asked.say("health." + part.state()), "class", "state " + state);
              html.close();
              html.leaf("td", asked.texts().moment(part.sinceMicros()));
              html.leaf("td", part.message()).close();
            });
    html.close().close().close().close();
  }

  private static void configuration(PageRequest asked, Html html) {
    LoadedConfig loaded = asked.tracker().find(LoadedConfig.class);
    Map<ConfigKey, List<LoadedConfig.Told>> told = new EnumMap<>(ConfigKey.class);
    if (loaded != null) {
      loaded
          .told()
          .forEach(each -> told.computeIfAbsent(each.key(), k -> new ArrayList<>()).add(each));
    }
    html.open("section").leaf("h2", asked.say("settings.configuration"));
    html.leaf("p", asked.say("settings.configuration.text"));
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table", "class", "sortable").open("thead").open("tr");
    for (String each : List.of("key", "value", "source", "default", "meaning")) {
      html.leaf("th", asked.say("config." + each), "scope", "col");
    }
    html.close().close().open("tbody");
    for (ConfigKey key : ConfigKey.values()) {
      List<LoadedConfig.Told> settings = told.getOrDefault(key, List.of());
      if (settings.isEmpty()) {
        setting(key, key.keyName(), "", "", html);
      }
      settings.forEach(each -> setting(key, each.name(), each.value(), each.source(), html));
    }
    html.close().close().close().close();
  }

  private static void setting(ConfigKey key, String name, String value, String source, Html html) {
    html.open("tr").open("th", "scope", "row").leaf("code", name).close();
    html.leaf("td", value).leaf("td", source);
    html.leaf("td", key.defaultText()).leaf("td", key.meaning()).close();
  }

  private static void catalogue(PageRequest asked, Html html) {
    html.open("section").leaf("h2", asked.say("settings.catalogue"));
    html.leaf("p", asked.say("settings.catalogue.text", EventCatalogue.version()));
    for (CatalogueEntry entry : EventCatalogue.entries()) {
      html.open("details").open("summary").leaf("code", entry.kind().id());
      html.text(" " + entry.meaning()).close();
      Map<String, String> members = new TreeMap<>();
      entry.members().forEach(each -> members.put(each.name(), each.meaning()));
      html.open("dl", "class", "facts");
      members.forEach(
          (name, meaning) -> html.open("div").leaf("dt", name).leaf("dd", meaning).close());
      html.close().close();
    }
    html.close();
  }
}
