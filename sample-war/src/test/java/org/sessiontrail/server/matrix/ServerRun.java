package org.sessiontrail.server.matrix;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;

/**
 * How the contract went on one server with one Java. Written to {@code target/server-runs} by each
 * whole run; those that passed go into {@code docs/servers.json}, see {@link ServerMatrix}.
 *
 * @param id the server's {@link Server#id}
 * @param facts name, version, level, java, servlet, provider, database and date
 * @param cases how many passed, failed and were limited; all 0 where it was not run
 * @param limits what a user of this server does not get
 */
record ServerRun(
    String id, Map<String, String> facts, Map<String, Integer> cases, List<Limit> limits) {
  private static final String ANSWERS = "answers";

  /** Where runs leave their results. */
  static final Path RESULTS = Built.target().resolve("server-runs");

  /**
   * A deviation as the pages show it.
   *
   * @param limit in a few words
   * @param reason with the cause
   */
  record Limit(String limit, String reason) {}

  /** A run of the capture contract. */
  static ServerRun of(Server server, ServerFacts facts, DatabaseConfig database, ServerCapture on)
      throws SQLException, IOException {
    Tally tally = on.tally();
    return new ServerRun(
        server.id(),
        Map.of(
            "name", server.name(),
            "version", on.version(facts),
            "level", server.level(),
            "java", facts.java(),
            "servlet", facts.servlet(),
            "provider", facts.provider(),
            "database", product(database),
            "date", LocalDate.now(ZoneOffset.UTC).toString()),
        counted(tally),
        declared(tally));
  }

  /** A run of the contract that answers are as without the tracker, on Java {@code java}. */
  static ServerRun ofAnswers(Server server, int java, Tally tally) {
    return new ServerRun(
        server.id(),
        Map.of(
            "name", server.name(),
            "contract", ANSWERS,
            "java", Integer.toString(java),
            "date", LocalDate.now(ZoneOffset.UTC).toString()),
        counted(tally),
        declared(tally));
  }

  private static Map<String, Integer> counted(Tally tally) {
    return Map.of("passed", tally.passed(), "failed", tally.failed(), "limited", tally.limited());
  }

  private static List<Limit> declared(Tally tally) {
    return tally.deviations().stream()
        .map(deviation -> new Limit(deviation.limit(), deviation.reason()))
        .distinct()
        .toList();
  }

  static ServerRun notRun(Server server, String why) {
    return new ServerRun(
        server.id(),
        Map.of("name", server.name(), "level", server.level(), "notRun", why),
        Map.of(),
        List.of());
  }

  private static String product(DatabaseConfig database) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      DatabaseMetaData about = connection.getMetaData();
      String version = about.getDatabaseProductVersion();
      return about.getDatabaseProductName() + " " + version.split(" ", 2)[0];
    }
  }

  String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  int count(String name) {
    return cases.getOrDefault(name, 0);
  }

  /** Feature version of its Java, such as 17; empty where it was not run. */
  String javaFeature() {
    return fact("java").split(" ", 2)[0];
  }

  /** What tells runs apart: the same server on another Java is another run. */
  String key() {
    String run = id + (javaFeature().isEmpty() ? "" : "-java" + javaFeature());
    return isOfAnswers() ? answersOf(run) : run;
  }

  /** Key of the run that compared answers where the capture had the key {@code run}. */
  static String answersOf(String run) {
    return run + "-" + ANSWERS;
  }

  /** Whether it compared answers; the others are runs of the capture. */
  boolean isOfAnswers() {
    return fact("contract").equals(ANSWERS);
  }

  /** Whether it was a run of the server called {@code other}. */
  boolean isOf(String other) {
    return id.equals(other) && wasRun();
  }

  /** Whether it was, or its server could not be run here. */
  boolean wasRun() {
    return !facts.containsKey("notRun");
  }

  boolean passed() {
    return count("failed") == 0 && count("passed") > 0;
  }

  void write() {
    try {
      Files.createDirectories(RESULTS);
      Files.writeString(RESULTS.resolve(key() + ".json"), text(json()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON as files hold it: indented, ended by a line feed. */
  static String text(JsonValue value) {
    StringWriter out = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(out)) {
      writer.write(value);
    }
    return out.toString().strip() + "\n";
  }

  JsonObject json() {
    JsonObjectBuilder about = Json.createObjectBuilder();
    facts.keySet().stream().sorted().forEach(name -> about.add(name, fact(name)));
    JsonObjectBuilder counts = Json.createObjectBuilder();
    cases.keySet().stream().sorted().forEach(name -> counts.add(name, count(name)));
    JsonArrayBuilder declared = Json.createArrayBuilder();
    limits.forEach(
        limit ->
            declared.add(
                Json.createObjectBuilder()
                    .add("limit", limit.limit())
                    .add("reason", limit.reason())));
    return Json.createObjectBuilder()
        .add("id", id)
        .add("facts", about)
        .add("cases", counts)
        .add("limits", declared)
        .build();
  }

  static ServerRun of(JsonObject json) {
    JsonObject counts = json.getJsonObject("cases");
    return new ServerRun(
        json.getString("id"),
        json.getJsonObject("facts").entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, fact -> ((JsonString) fact.getValue()).getString())),
        counts.keySet().stream().collect(Collectors.toMap(name -> name, counts::getInt)),
        json.getJsonArray("limits").getValuesAs(JsonObject.class).stream()
            .map(limit -> new Limit(limit.getString("limit"), limit.getString("reason")))
            .toList());
  }
}
