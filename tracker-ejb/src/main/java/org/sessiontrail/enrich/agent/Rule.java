package org.sessiontrail.enrich.agent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.data.DataTable;

/**
 * One line of a table: a name, and what an agent that goes by it says; the first group is the
 * version.
 */
record Rule(String name, Pattern pattern) {
  /** A name with its version. */
  record Found(String name, @Nullable String version) {}

  static List<Rule> table(String resource) {
    return DataTable.rows(Rule.class, resource, 2).stream()
        .map(row -> new Rule(row.get(0), Pattern.compile(row.get(1))))
        .toList();
  }

  static @Nullable Found first(List<Rule> rules, String agent) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern.matcher(agent);
      if (matcher.find()) {
        String version = matcher.groupCount() == 0 ? null : matcher.group(1);
        return new Found(rule.name, version == null || version.isEmpty() ? null : version);
      }
    }
    return null;
  }
}
