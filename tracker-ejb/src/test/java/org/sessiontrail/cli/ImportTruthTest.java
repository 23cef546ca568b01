package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.intake.TruthLog;
import org.sessiontrail.intake.TruthLogFacts;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * What an import stores of a log is what is in the log: by the generator that wrote it, and by
 * GoAccess, another program that counts logs. {@code -Dimport.lines=1000000} for a real size.
 */
final class ImportTruthTest {
  private static final int LINES = Integer.getInteger("import.lines", 20_000);
  private static final Path GOACCESS = Path.of("/usr/bin/goaccess");

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  @Test
  void import_storesWhatIsInTheLog() throws Exception {
    Path file = directory.resolve("access.log");
    TruthLogFacts truth = TruthLog.write(file, LINES, 42).facts();

    int code = run(file);

    assertThat(code).as(err.toString()).isEqualTo(ExitCode.FINDINGS);
    TruthLogFacts stored = stored(truth.bad());
    assertThat(stored).isEqualTo(truth);
    assertThat(Files.readAllLines(directory.resolve("access.log.rejects")))
        .hasSize((int) truth.bad() + 1);
    assertThat(run(file)).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("0 of them new; 0 new records of imported");
  }

  @Test
  void goaccess_countsTheSame() throws Exception {
    assumeTrue(Files.isExecutable(GOACCESS) || System.getenv("CI") != null, "no goaccess");
    Path file = directory.resolve("access.log");
    TruthLogFacts truth = TruthLog.write(file, LINES, 42).facts();

    JsonObject counted = goaccess(file);

    JsonObject general = counted.getJsonObject("general");
    assertThat(general.getInt("valid_requests")).isEqualTo((int) truth.hits());
    assertThat(general.getInt("failed_requests")).isEqualTo((int) truth.bad());
    assertThat(general.getJsonNumber("bandwidth").longValue()).isEqualTo(truth.bytes());
    assertThat(data(counted, "hosts")).isEqualTo(truth.byHost());
    assertThat(data(counted, "not_found")).isEqualTo(truth.notFound());
    Map<Integer, Long> byStatus = new TreeMap<>();
    for (JsonValue group : counted.getJsonObject("status_codes").getJsonArray("data")) {
      for (JsonValue item : group.asJsonObject().getJsonArray("items")) {
        String name = item.asJsonObject().getString("data");
        byStatus.put(Integer.valueOf(name.substring(0, 3)), count(item));
      }
    }
    assertThat(byStatus).isEqualTo(truth.byStatus());
  }

  private static Map<String, Long> data(JsonObject counted, String panel) {
    Map<String, Long> out = new HashMap<>();
    for (JsonValue item : counted.getJsonObject(panel).getJsonArray("data")) {
      out.merge(item.asJsonObject().getString("data"), count(item), Long::sum);
    }
    return out;
  }

  private static long count(JsonValue item) {
    return item.asJsonObject().getJsonObject("hits").getJsonNumber("count").longValue();
  }

  private JsonObject goaccess(Path file) throws Exception {
    Path json = directory.resolve("goaccess.json");
    Process process =
        new ProcessBuilder(
                GOACCESS.toString(),
                file.toString(),
                "--no-global-config",
                "--log-format=COMBINED",
                "--max-items=10000000",
                "-o",
                json.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("goaccess.out").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(json))) {
      return reader.readObject();
    }
  }

  private int run(Path file) {
    return TrackerCli.run(
        new ByteArrayOutputStream(),
        new PrintWriter(err, true),
        "import",
        "--jdbc-url",
        "jdbc:h2:file:" + directory.resolve("trail"),
        "--key-file",
        file("key", new byte[32]).toString(),
        "--config", // the truth counts single addresses
        file("tracker.properties", "tracker.address=full".getBytes(StandardCharsets.UTF_8))
            .toString(),
        file.toString());
  }

  private Path file(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the database holds, read record by record. */
  private TruthLogFacts stored(long bad) throws Exception {
    Map<Integer, Long> byStatus = new TreeMap<>();
    Map<String, Long> byHost = new HashMap<>();
    Map<String, Long> notFound = new HashMap<>();
    long[] sums = new long[3];
    DatabaseConfig config =
        new DatabaseConfig(null, "jdbc:h2:file:" + directory.resolve("trail"), null, null);
    try (JpaStorage storage =
        JpaStorage.openExisting(config, new JpaStorage.Log("imported", LogFile.KEY))) {
      storage
          .reader()
          .read(
              TrailQuery.all().ofKinds(Set.of(Kind.REQUEST, Kind.SESSION_START)),
              each -> {
                StoredRecord record = each.stored();
                if (record.kind() == Kind.SESSION_START) {
                  sums[2]++;
                  return;
                }
                int status = (int) number(record, "status");
                sums[0]++;
                sums[1] += number(record, "bytes");
                byStatus.merge(status, 1L, Long::sum);
                byHost.merge(value(record, "who", "ip"), 1L, Long::sum);
                if (status == 404) {
                  notFound.merge(value(record, "what", "path"), 1L, Long::sum);
                }
              });
    }
    return new TruthLogFacts(
        new TruthLogFacts.Sums(sums[0], sums[1], sums[2], bad), byStatus, byHost, notFound);
  }

  private static String value(StoredRecord record, String group, String name) {
    return record.personal().get(group) instanceof Map<?, ?> values
        ? String.valueOf(values.get(name))
        : "";
  }

  private static long number(StoredRecord record, String name) {
    Long number = record.number(name);
    return number == null ? -1 : number;
  }
}
