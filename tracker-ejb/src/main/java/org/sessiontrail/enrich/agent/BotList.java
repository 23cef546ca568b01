package org.sessiontrail.enrich.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.data.DataTable;

/**
 * Programs that say who they are: the list {@code crawler-user-agents} (MIT licence, beside the
 * table), then words that programs use of themselves, and names of tools.
 */
final class BotList {
  /** A program that was recognised. */
  record Bot(String name, BotClass sort) {}

  private static final Pattern SELF_DECLARED =
      Pattern.compile(
          "(?i)(?<!cu)bots?\\b|crawl|spider|scrap(?:er|y)|\\bfetch|archiver|slurp|preview"
              + "|\\+https?:|\\(https?:|; ?https?:|monitor(?:ing)?\\b|headless|phantomjs");

  /** Libraries, probes and tools that give no other sign than their name. */
  private static final Pattern TOOLS =
      Pattern.compile(
          "(?i)\\b(?:health-?check(?:er|s)?|kube-probe|prometheus|http-?client|postmanruntime"
              + "|guzzlehttp|undici|restsharp|rest-client|grpc-\\w+|scalaj-http|http-kit"
              + "|lua-resty-http|winhttp|apachebench|collectd|munin|monit|xymon|clamav|nuclei|arachni"
              + "|webcollage|validator|synthetics|linkchecker|googleweblight|email-?proxy"
              + "|swcd|crypto-?api)\\b|^(?:java|php|rest-client|ruby|perl)/\\d");

  private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}.!_ -]{1,38}");

  /** A row: what is looked for as it is, or, where that is empty, by the pattern. */
  private record Line(String literal, @Nullable Pattern pattern, BotClass sort) {
    @Nullable String in(String agent) {
      if (pattern == null) {
        return agent.contains(literal) ? literal : null;
      }
      Matcher matcher = pattern.matcher(agent);
      return matcher.find() ? matcher.group() : null;
    }
  }

  private static final List<Line> LINES = lines();

  private BotList() {}

  static @Nullable Bot find(String agent) {
    for (Line line : LINES) {
      String said = line.in(agent);
      if (said != null) {
        return new Bot(name(said, agent), line.sort);
      }
    }
    boolean says = SELF_DECLARED.matcher(agent).find() || TOOLS.matcher(agent).find();
    return says ? new Bot(name("", agent), BotClass.OTHER) : null;
  }

  /** What the program calls itself: what was found, without the marks around it. */
  private static String name(String said, String agent) {
    Matcher matcher = NAME.matcher(said);
    if (matcher.find()) {
      return matcher.group().strip();
    }
    Matcher first = NAME.matcher(agent.replaceFirst("^Mozilla/[0-9.]+ \\((?:compatible; )?", ""));
    return first.find() ? first.group().strip() : Agent.UNKNOWN;
  }

  private static List<Line> lines() {
    Map<String, BotClass> sorts = new HashMap<>();
    for (BotClass each : BotClass.values()) {
      sorts.put(each.id(), each);
    }
    return DataTable.rows(BotList.class, "bots.tsv", 2).stream()
        .map(row -> line(row.get(0), sorts.getOrDefault(row.get(1), BotClass.OTHER)))
        .toList();
  }

  private static Line line(String pattern, BotClass sort) {
    String literal = pattern.replaceAll("\\\\([^\\p{Alnum}])", "$1");
    boolean plain =
        pattern.replaceAll("\\\\[^\\p{Alnum}]", "").matches("[^\\\\\\[\\](){}^$|?*+.]*");
    return plain ? new Line(literal, null, sort) : new Line("", Pattern.compile(pattern), sort);
  }
}
