package org.sessiontrail.enrich.agent;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.docs.WrittenPage;
import org.sessiontrail.report.NpmPackage;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * How often the reader is right, over agents that others collected and labelled: 10 000 of browsers
 * seen in the field with the device they ran on ({@code user-agents}, BSD 2-clause), examples of
 * each program of {@code crawler-user-agents} (MIT). The figures stand in docs/enrichment.md; with
 * {@code -Dsessiontrail.docs=write} they are written there.
 */
class AgentAccuracyTest {
  /** An agent and what its collector says it is. */
  private record Labelled(String agent, String label) {}

  private static final List<Labelled> BROWSERS = new ArrayList<>();
  private static final List<Labelled> PROGRAMS = new ArrayList<>();

  private final AgentReader reader = new AgentReader();

  @BeforeAll
  static void fetch() throws Exception {
    for (JsonObject each : list("user-agents", "2.1.198", "dist/user-agents.json")) {
      BROWSERS.add(new Labelled(each.getString("userAgent"), each.getString("deviceCategory")));
    }
    for (JsonObject each : list("crawler-user-agents", "1.60.0", "crawler-user-agents.json")) {
      String tag = each.getJsonArray("tags").getString(0);
      for (JsonString instance : each.getJsonArray("instances").getValuesAs(JsonString.class)) {
        PROGRAMS.add(new Labelled(instance.getString(), tag));
      }
    }
  }

  private static List<JsonObject> list(String name, String version, String file) throws Exception {
    Path json = new NpmPackage(name, version).modules().resolve(name).resolve(file);
    try (JsonReader in = Json.createReader(Files.newInputStream(json))) {
      return in.readArray().getValuesAs(JsonObject.class);
    }
  }

  @Test
  void figures_areThoseOfThePage() throws Exception {
    Parser parser = new Parser();
    Map<String, Client> other = new HashMap<>();
    BROWSERS.forEach(each -> other.computeIfAbsent(each.agent, parser::parse));
    Map<String, Double> measured =
        new TreeMap<>(
            Map.of(
                "browsers taken for programs",
                1 - share(BROWSERS, (agent, label) -> !agent.bot().isBot()),
                "device of browsers",
                share(BROWSERS, (agent, label) -> label.equals(device(agent.device()))),
                "programs recognised",
                share(PROGRAMS, (agent, label) -> agent.bot().isBot()),
                "sort of programs",
                share(PROGRAMS, (agent, label) -> label.equals(agent.bot().id())),
                "browser as `uap-core` has it",
                agreement(
                    other,
                    (agent, client) ->
                        AgentFamilies.same(agent.browser(), client.userAgent.family)),
                "operating system as `uap-core` has it",
                agreement(
                    other,
                    (agent, client) -> AgentFamilies.same(agent.system(), client.os.family))));

    measured.put("browsers that are none for `isbot` either", 1 - isbot(BROWSERS));
    measured.put("programs that are such for `isbot` too", isbot(PROGRAMS));

    StringBuilder table = new StringBuilder("| of agents | share |\n|---|---|\n");
    measured.forEach(
        (name, value) ->
            table.append(String.format(Locale.ROOT, "| %s | %.2f %% |%n", name, 100 * value)));
    assertThat(measured.get("browsers taken for programs")).isLessThan(0.001);
    assertThat(measured.get("programs recognised")).isGreaterThan(0.99);
    WrittenPage.of("enrichment.md").with("accuracy", table.toString()).check();
  }

  /** The share that {@code isbot} takes for programs. */
  private static double isbot(List<Labelled> of) throws Exception {
    Path agents = Files.createTempFile("agents", ".txt");
    try {
      Files.write(agents, of.stream().map(each -> each.agent.replace('\n', ' ')).toList());
      Path modules = new NpmPackage("isbot", "5.2.3").modules();
      return Double.parseDouble(NpmPackage.node("is-bot.cjs", modules, agents)) / of.size();
    } finally {
      Files.delete(agents);
    }
  }

  private double share(List<Labelled> of, BiPredicate<Agent, String> right) {
    long count =
        of.stream().filter(each -> right.test(reader.read(each.agent), each.label)).count();
    return (double) count / of.size();
  }

  private double agreement(Map<String, Client> others, BiPredicate<Agent, Client> same) {
    long count =
        BROWSERS.stream()
            .filter(each -> same.test(reader.read(each.agent), others.get(each.agent)))
            .count();
    return (double) count / BROWSERS.size();
  }

  private static String device(DeviceType type) {
    return switch (type) {
      case PHONE -> "mobile";
      case TABLET -> "tablet";
      default -> "desktop";
    };
  }
}
