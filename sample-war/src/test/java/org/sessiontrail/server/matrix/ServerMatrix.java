package org.sessiontrail.server.matrix;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of every server, and the tables that show it. Immutable. */
final class ServerMatrix {
  private static final String NONE = "";

  private final Map<String, ServerRun> runs;

  private ServerMatrix(Map<String, ServerRun> runs) {
    this.runs = runs;
  }

  /** The runs in {@code file}. */
  static ServerMatrix read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file);
        JsonReader json = Json.createReader(in)) {
      return of(
          json.readArray().getValuesAs(JsonObject.class).stream().map(ServerRun::of).toList());
    }
  }

  private static ServerMatrix of(Collection<ServerRun> runs) {
    Map<String, ServerRun> out = new TreeMap<>();
    runs.forEach(run -> out.put(run.key(), run));
    return new ServerMatrix(out);
  }

  /** Results of this build, in files of {@code directory}. */
  static List<ServerRun> results(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().map(ServerMatrix::result).toList();
    }
  }

  private static ServerRun result(Path file) {
    try (Reader in = Files.newBufferedReader(file);
        JsonReader json = Json.createReader(in)) {
      return ServerRun.of(json.readObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * With newer results: those that passed replace what is known, one that failed takes the row
   * away, and what was not run is only noted where nothing is known.
   */
  ServerMatrix with(List<ServerRun> results) {
    Map<String, ServerRun> out = new TreeMap<>(runs);
    for (ServerRun run : results) {
      if (run.passed()) {
        out.remove(run.id());
        out.put(run.key(), run);
      } else if (run.count("failed") > 0) {
        out.remove(run.key());
      } else if (out.values().stream().noneMatch(known -> known.id().equals(run.id()))) {
        out.put(run.key(), run);
      }
    }
    return new ServerMatrix(out);
  }

  /** As the file holds it. */
  String json() {
    JsonArrayBuilder out = Json.createArrayBuilder();
    runs.values().forEach(run -> out.add(run.json()));
    return ServerRun.text(out.build());
  }

  /** One row a server, for the README. */
  String shortTable() {
    Map<String, List<ServerRun>> servers =
        runs.values().stream()
            .collect(Collectors.groupingBy(ServerRun::id, TreeMap::new, Collectors.toList()));
    return "| Server | implements | Java | persistence | contract |\n|---|---|---|---|---|\n"
        + servers.values().stream().map(ServerMatrix::shortRow).collect(Collectors.joining());
  }

  private static String shortRow(List<ServerRun> of) {
    ServerRun first = of.get(0);
    return row(
        first.fact("name") + " " + joined(of, "version"),
        first.fact("level"),
        of.stream().map(ServerRun::javaFeature).collect(Collectors.joining(", ")),
        joined(of, "provider"),
        of.stream().map(ServerMatrix::outcome).distinct().collect(Collectors.joining("; ")));
  }

  private static String joined(List<ServerRun> of, String fact) {
    return of.stream().map(run -> run.fact(fact)).distinct().collect(Collectors.joining(", "));
  }

  /** One row a run, for the page of servers. */
  String longTable() {
    return "| Profile | Server | Servlet | Java | Database | Cases | On |\n|---|---|---|---|---|---|---|\n"
        + runs.values().stream().map(ServerMatrix::longRow).collect(Collectors.joining());
  }

  private static String longRow(ServerRun run) {
    return row(
        "`" + run.id() + "`",
        run.fact("name") + " " + run.fact("version"),
        run.fact("servlet"),
        run.fact("java"),
        run.fact("database"),
        run.facts().containsKey("notRun") ? outcome(run) : counted(run),
        run.fact("date"));
  }

  private static String counted(ServerRun run) {
    int limited = run.count("limited");
    return run.count("passed") + (limited == 0 ? NONE : " and " + limited + " limited");
  }

  /** Every limit with its reason, server by server. */
  String limits() {
    StringBuilder out = new StringBuilder();
    for (ServerRun run : runs.values()) {
      for (ServerRun.Limit limit : run.limits()) {
        out.append("- ")
            .append(run.fact("name"))
            .append(' ')
            .append(run.fact("version"))
            .append(", Java ")
            .append(run.javaFeature())
            .append(": ")
            .append(limit.limit())
            .append(". ")
            .append(limit.reason())
            .append('\n');
      }
    }
    return out.toString();
  }

  private static String outcome(ServerRun run) {
    if (run.facts().containsKey("notRun")) {
      return "not run: " + run.fact("notRun");
    }
    String limits =
        run.limits().stream().map(ServerRun.Limit::limit).collect(Collectors.joining("; "));
    return limits.isEmpty() ? "all " + run.count("passed") + " cases" : "limited: " + limits;
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
