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
import java.util.Optional;
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
        out.remove(run.id()); // not run until now
        out.put(run.key(), run);
      } else if (run.count("failed") > 0) {
        out.remove(run.key());
      } else if (out.values().stream().noneMatch(known -> known.isOf(run.id()))) {
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
        captures().collect(Collectors.groupingBy(ServerRun::id, TreeMap::new, Collectors.toList()));
    return head("Server", "implements", "Java", "persistence", "database", "contract", "on")
        + servers.values().stream().map(this::shortRow).collect(Collectors.joining());
  }

  private String shortRow(List<ServerRun> of) {
    ServerRun first = of.get(0);
    return row(
        (first.fact("name") + " " + joined(of, "version")).strip(),
        first.fact("level"),
        of.stream().map(ServerRun::javaFeature).collect(Collectors.joining(", ")),
        joined(of, "provider"),
        joined(of, "database"),
        of.stream().map(this::outcome).distinct().collect(Collectors.joining("; ")),
        joined(of, "date"));
  }

  private static String joined(List<ServerRun> of, String fact) {
    return of.stream().map(run -> run.fact(fact)).distinct().collect(Collectors.joining(", "));
  }

  private Stream<ServerRun> captures() {
    return runs.values().stream().filter(run -> !run.isOfAnswers());
  }

  private Optional<ServerRun> answers(ServerRun capture) {
    return Optional.ofNullable(runs.get(ServerRun.answersOf(capture.key())));
  }

  /** One row a run, for the page of servers. */
  String longTable() {
    return head(
            "Profile",
            "Server",
            "Servlet",
            "Java",
            "Persistence",
            "Database",
            "Cases",
            "Answers",
            "On")
        + captures().map(this::longRow).collect(Collectors.joining());
  }

  private String longRow(ServerRun run) {
    return row(
        "`" + run.id() + "`",
        (run.fact("name") + " " + run.fact("version")).strip(),
        run.fact("servlet"),
        run.fact("java"),
        run.fact("provider"),
        run.fact("database"),
        run.wasRun() ? counted(run) : outcome(run),
        answers(run).map(ServerMatrix::counted).orElse(NONE),
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
        out.append(
            "- %s, Java %s: %s. %s\n"
                .formatted(named(run), run.javaFeature(), limit.limit(), limit.reason()));
      }
    }
    return out.toString();
  }

  /** With its version, which a run that compared answers has from the one of the capture. */
  private String named(ServerRun run) {
    String version =
        captures()
            .filter(capture -> capture.id().equals(run.id()))
            .map(capture -> " " + capture.fact("version"))
            .findFirst()
            .orElse(NONE);
    return run.fact("name") + version;
  }

  private String outcome(ServerRun run) {
    if (!run.wasRun()) {
      return "not run: " + run.fact("notRun");
    }
    String limits =
        Stream.concat(
                run.limits().stream(), answers(run).stream().flatMap(of -> of.limits().stream()))
            .map(ServerRun.Limit::limit)
            .distinct()
            .collect(Collectors.joining("; "));
    int cases = run.count("passed") + answers(run).map(of -> of.count("passed")).orElse(0);
    return limits.isEmpty() ? "all " + cases + " cases" : cases + " cases; limited: " + limits;
  }

  private static String head(String... cells) {
    return row(cells) + "|" + "---|".repeat(cells.length) + "\n";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
