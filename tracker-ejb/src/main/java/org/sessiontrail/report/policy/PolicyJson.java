package org.sessiontrail.report.policy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;

/** The policy report as one JSON object, in the form all reports share. */
final class PolicyJson {
  private PolicyJson() {}

  static void write(PolicyResult result, OutputStream out) throws IOException {
    Map<String, Object> members = new TreeMap<>(result.header().members());
    members.put("report", "policy");
    members.put("definition", PolicyResult.DEFINITION);
    members.put("completeness", result.completeness().members());
    members.put(
        "columns",
        PolicyRows.COLUMNS.stream()
            .map(column -> Map.of("name", column.name(), "type", column.type()))
            .toList());
    // rows by hand: a missing value is null there, which the canonical form has not
    String head = CanonicalJson.text(members);
    String rows =
        PolicyRows.of(result).stream()
            .map(PolicyJson::row)
            .collect(Collectors.joining(",", ",\"rows\":[", "]}\n"));
    out.write(head.substring(0, head.length() - 1).getBytes(StandardCharsets.UTF_8));
    out.write(rows.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(List<@Nullable Object> cells) {
    return cells.stream()
        .map(cell -> cell == null ? "null" : CanonicalJson.text(cell))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
