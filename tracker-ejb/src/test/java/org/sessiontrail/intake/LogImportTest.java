package org.sessiontrail.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;

final class LogImportTest {
  private static final KeyedHash KEY = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final long NOW = TrailClock.parse("2026-02-01T00:00:00Z");

  @TempDir private Path directory;

  private final MemoryLog log = new MemoryLog();
  private long now = NOW;
  private final TrailClock clock =
      new TrailClock() {
        @Override
        public long epochMicros() {
          return now;
        }

        @Override
        public long nanos() {
          return 0;
        }
      };

  @Test
  void run_ofAnAccessLog_recordsEachLineAtItsTime() throws Exception {
    ImportSummary done =
        run(
            file(
                line("10:00:00", "192.0.2.1", "ann", "GET /item/42?token=secret&q=shoes", 200),
                line("10:00:00", "192.0.2.1", "ann", "GET /gone?password=x", 404)));

    assertThat(kinds())
        .containsExactly(
            "stream-open", "session-start", "request", "request", "session-end", "stream-close");
    StoredRecord first = log.of(Kind.REQUEST).get(0);
    assertThat(first.members())
        .containsEntry("route", "/item/{id}")
        .containsEntry("type", "page")
        .containsEntry("at", "2026-01-05T10:00:00.000001Z")
        .containsEntry("bytes", 512L);
    assertThat(first.personal().toString())
        .contains("ip=192.0.2.1", "user=ann", "path=/item/42", "query=q=shoes")
        .doesNotContain("secret");
    assertThat(first.subjectRef()).isEqualTo(KEY.ofUser("ann"));
    assertThat(log.of(Kind.REQUEST).get(1).text("route")).isEqualTo("{unmatched}");
    assertThat(done.trails()).isEqualTo(1);
    assertThat(done.records()).isEqualTo(6);
    assertThat(done.hasFindings()).isFalse();
    assertThat(stamps()).doesNotHaveDuplicates();
  }

  @Test
  void run_withSessionIds_keepsTheirHashOnly() throws Exception {
    run(
        file(
            line("10:00:00", "192.0.2.1", "-", "GET /", 200) + " 5E551011DEADBEEF",
            line("10:00:01", "192.0.2.9", "-", "GET /", 200) + " 5E551011DEADBEEF",
            line("10:00:02", "192.0.2.1", "-", "GET /", 200) + " 5E551011CAFECAFE"));

    assertThat(log.of(Kind.SESSION_START))
        .extracting(record -> record.personal().get("session"))
        .containsExactly(
            Map.of("hash", KEY.ofSession("5E551011DEADBEEF")),
            Map.of("hash", KEY.ofSession("5E551011CAFECAFE")));
    assertThat(log.of(Kind.REQUEST)).extracting(this::trail).containsExactly("A", "A", "B");
    for (StoredRecord record : log.all()) {
      assertThat(new String(record.leaf(), StandardCharsets.UTF_8) + record.personal())
          .doesNotContain("5E551011");
    }
  }

  @Test
  void run_withoutAKey_keepsNoPseudonyms() throws Exception {
    ImportSettings settings = settings(null, List.of());
    String text = line("10:00:00", "192.0.2.1", "ann", "GET /", 200) + " 5E551011DEADBEEF\n";

    new LogImport(settings, log, clock).run(input(text), null, null, (a, b, c) -> {});

    assertThat(log.all()).extracting(StoredRecord::subjectRef).containsOnlyNulls();
    assertThat(log.of(Kind.SESSION_START).get(0).personal()).isEmpty();
  }

  @Test
  void run_cutsTrailsBySilence_andSaysWhatIsKnownOfTheirEnd() throws Exception {
    now = TrailClock.parse("2026-01-05T11:20:00Z");
    run(
        file(
            line("10:00:00", "192.0.2.1", "-", "GET /a", 200),
            line("10:30:00", "192.0.2.1", "-", "GET /b", 200),
            line("11:00:01", "192.0.2.1", "-", "GET /c", 200)));

    assertThat(log.of(Kind.REQUEST)).extracting(this::trail).containsExactly("A", "A", "B");
    assertThat(log.of(Kind.SESSION_END))
        .extracting(record -> record.text("reason"), record -> record.text("at"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("idle", "2026-01-05T11:00:00.000000Z"),
            org.assertj.core.groups.Tuple.tuple("unknown", "2026-01-05T11:00:01.000002Z"));
    assertThat(log.of(Kind.SESSION_END).get(0).number("records")).isEqualTo(4);
  }

  @Test
  void run_ofEvents_followsUsersThroughTheirSessions() throws Exception {
    run(
        file(
            event("10:00:00", "request", "\"session\":\"s1\",\"path\":\"/\",\"method\":\"GET\""),
            event("10:00:01", "login-failed", "\"session\":\"s1\",\"user\":\"ann\""),
            event("10:00:02", "login", "\"session\":\"s1\",\"user\":\"ann\""),
            event(
                "10:00:03",
                "action",
                "\"session\":\"s1\",\"name\":\"cart.add\",\"detail\":{\"sku\":\"A\"}"),
            event("10:00:04", "logout", "\"session\":\"s1\",\"user\":\"ann\""),
            event("10:00:05", "login", "\"session\":\"s1\",\"user\":\"ann\""),
            event("10:00:06", "request", "\"session\":\"s1\",\"user\":\"bob\",\"path\":\"/x\"")));

    assertThat(kinds())
        .containsExactly(
            "stream-open",
            "session-start",
            "request",
            "action",
            "login",
            "action",
            "logout",
            "login",
            "session-end",
            "session-start",
            "request",
            "session-end",
            "stream-close");
    List<StoredRecord> actions = log.of(Kind.ACTION);
    assertThat(actions.get(0).members())
        .containsEntry("name", "login")
        .containsEntry("outcome", "refused");
    assertThat(actions.get(1).personal())
        .containsEntry("detail", Map.of("sku", "A"))
        .containsEntry("who", Map.of("user", "ann"));
    assertThat(log.of(Kind.SESSION_START).get(1).text("how")).isEqualTo("user-switch");
    assertThat(log.of(Kind.SESSION_END).get(0).text("reason")).isEqualTo("logout");
  }

  @Test
  void run_twice_addsNothing_whateverTheFileIsCalled() throws Exception {
    Path file = file(lines(5_000));
    run(file);
    List<StoredRecord> before = log.all();
    Path packed = directory.resolve("access.log.1.gz");
    Files.write(packed, packed(Files.readAllBytes(file)));

    assertThat(run(file).records()).isZero();
    assertThat(run(packed).records()).isZero();
    assertThat(run(input(Files.readString(file))).records()).isZero();

    assertThat(log.all()).isEqualTo(before);
  }

  @Test
  void run_ofALogThatHasGrown_addsWhatIsNew() throws Exception {
    String[] lines = lines(3_000);
    Path file = file(java.util.Arrays.copyOf(lines, 1_000));
    run(file);
    Files.write(file, List.of(lines));
    ImportSummary grown = run(file);

    assertThat(grown.lines().before()).isEqualTo(1_000);
    assertThat(log.of(Kind.REQUEST)).hasSize(3_000);
    assertThat(log.of(Kind.STREAM_OPEN)).hasSize(2);
    assertThat(log.of(Kind.STREAM_CLOSE)).hasSize(2);
    MemoryLog atOnce = new MemoryLog();
    new LogImport(settings(KEY, List.of()), atOnce, clock)
        .run(ImportInput.of(file), null, null, (a, b, c) -> {});
    assertThat(log.of(Kind.REQUEST).stream().map(r -> r.text("sid")).distinct().count())
        .isEqualTo(atOnce.of(Kind.SESSION_START).size());
    assertThat(run(file).records()).isZero();
  }

  @Test
  void run_ofALogThatGrowsInTheMiddleOfALine_takesTheLineOnceItIsWhole() throws Exception {
    String first = line("10:00:00", "192.0.2.1", "-", "GET /a", 200) + "\n";
    String second = line("10:00:01", "192.0.2.1", "-", "GET /b", 200) + "\n";
    Path file = Files.writeString(directory.resolve("access.log"), first + second.substring(0, 40));
    assertThat(run(file).lines().rejects().count()).isEqualTo(1);
    Files.writeString(file, first + second);

    assertThat(run(file).lines().rejects().count()).isZero();
    assertThat(log.of(Kind.REQUEST)).hasSize(2);
    assertThat(run(file).records()).isZero();
  }

  @Test
  void run_ofAnotherLogThatBeginsAlike_isAnImportOfItsOwn() throws Exception {
    String[] lines = lines(2_000);
    run(file(lines));
    String[] other = lines.clone();
    other[1_999] = line("23:59:59", "192.0.2.200", "-", "GET /other", 200);
    Path file = directory.resolve("other.log");
    Files.write(file, List.of(other));

    run(file);

    assertThat(log.of(Kind.REQUEST)).hasSize(4_000);
    assertThat(log.of(Kind.STREAM_OPEN)).extracting(r -> r.text("import")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void run_afterAFailure_goesOnWhereItStopped(boolean afterStoring) throws Exception {
    Path file = file(lines(9_000));
    run(file);
    List<Map<String, Object>> whole = comparable(log);
    int batches = log.batches();
    assertThat(batches).isGreaterThan(4);
    for (int failing = 0; failing < batches; failing++) {
      MemoryLog broken = new MemoryLog().failAt(failing, afterStoring);
      assertThatThrownBy(() -> run(file, broken)).isInstanceOf(StoreException.class);
      broken.failAt(-1, false);
      run(file, broken);

      assertThat(comparable(broken)).as("failed at batch " + failing).isEqualTo(whole);
    }
  }

  @Test
  void run_afterAFailureOfALogThatGrewMeanwhile_losesAndDoublesNothing() throws Exception {
    String[] lines = lines(9_000);
    for (int failing = 0; failing < 5; failing++) {
      MemoryLog broken = new MemoryLog().failAt(failing, failing % 2 == 0);
      Path file = file(java.util.Arrays.copyOf(lines, 7_000));
      try {
        run(file, broken);
      } catch (StoreException e) {
        // as told
      }
      broken.failAt(-1, false);
      Files.write(file, List.of(lines));
      run(file, broken);

      assertThat(broken.of(Kind.REQUEST).stream().map(r -> path(r)).toList())
          .as("failed at batch " + failing)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 9_000).mapToObj(i -> "/p/" + i).toList());
    }
  }

  @Test
  void run_ofLinesOutOfOrder_numbersTrailsByTime() throws Exception {
    List<String> lines = new ArrayList<>(List.of(lines(4_000)));
    Random random = new Random(7);
    for (int i = 0; i + 20 < lines.size(); i += 20) {
      Collections.shuffle(lines.subList(i, i + 20), random); // within 40 seconds
    }
    run(file(lines.toArray(String[]::new)));

    assertThat(log.of(Kind.REQUEST)).hasSize(4_000);
    Map<String, List<StoredRecord>> byTrail =
        log.of(Kind.REQUEST).stream().collect(Collectors.groupingBy(r -> r.text("sid")));
    byTrail.forEach(
        (sid, records) -> {
          assertThat(records).extracting(r -> r.text("at")).isSorted();
          assertThat(records).extracting(r -> r.number("sseq")).isSorted();
        });
    MemoryLog inOrder = new MemoryLog();
    run(file(lines(4_000)), inOrder);
    assertThat(log.of(Kind.SESSION_START)).hasSameSizeAs(inOrder.of(Kind.SESSION_START));
  }

  @Test
  void run_ofALineMuchTooLate_keepsItWithoutATrail() throws Exception {
    run(
        file(
            line("12:00:00", "192.0.2.1", "-", "GET /a", 200),
            line("12:05:00", "192.0.2.2", "-", "GET /b", 200),
            line("08:00:00", "192.0.2.1", "-", "GET /late", 200),
            line("11:50:00", "192.0.2.1", "-", "GET /c", 200)));

    assertThat(log.of(Kind.REQUEST))
        .extracting(this::path, this::trail)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("/a", "A"),
            org.assertj.core.groups.Tuple.tuple("/b", "B"),
            org.assertj.core.groups.Tuple.tuple("/late", null),
            org.assertj.core.groups.Tuple.tuple("/c", "A"));
  }

  @Test
  void run_ofHostileBytes_rejectsThemWithTheirNumbers() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (line("10:00:00", "192.0.2.1", "-", "GET /a", 200) + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("a\0b\tc \u001b[31m\u202e\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, '\n'});
    bytes.writeBytes(new byte[3 << 20]);
    bytes.writeBytes(
        ("\n\n" + line("10:00:01", "192.0.2.1", "-", "GET /\u0000b", 200) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(
        line("10:00:02", "192.0.2.1", "-", "GET /c", 200)
            .replace("2026", "2999")
            .getBytes(StandardCharsets.UTF_8));
    Path file = directory.resolve("access.log");
    Files.write(file, bytes.toByteArray());

    ImportSummary done = run(file);

    assertThat(done.lines().rejects().count()).isEqualTo(4);
    assertThat(done.hasFindings()).isTrue();
    assertThat(log.of(Kind.REQUEST)).hasSize(2);
    List<String> rejects = Files.readAllLines(directory.resolve("rejects"));
    assertThat(rejects).hasSize(5);
    assertThat(rejects.get(1))
        .isEqualTo("2\tno time in brackets\ta\\u0000b\\tc \\u001b[31m\\u202e");
    assertThat(rejects.get(2)).startsWith("3\tno time");
    assertThat(rejects.get(3))
        .startsWith("4\tlonger than 65536 bytes\t\\u0000")
        .hasSizeLessThan(13_000);
    assertThat(rejects.get(4)).startsWith("7\tits time lies in the future");
    assertThat(log.of(Kind.SUPPRESSED).get(0).members())
        .containsEntry("reason", "unreadable")
        .containsEntry("count", 4L);
  }

  @Test
  void run_ofPackedMembers_readsThemAll_andWhatATornOneHas() throws Exception {
    String[] lines = lines(3_000);
    byte[] one =
        packed(
            (String.join("\n", java.util.Arrays.copyOf(lines, 1_500)) + "\n")
                .getBytes(StandardCharsets.UTF_8));
    byte[] two =
        packed(
            (String.join("\n", java.util.Arrays.copyOfRange(lines, 1_500, 3_000)) + "\n")
                .getBytes(StandardCharsets.UTF_8));
    byte[] both = new byte[one.length + two.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    Path torn = directory.resolve("torn.gz");
    Files.write(torn, java.util.Arrays.copyOf(both, both.length - 3_000));

    ImportSummary broken = run(torn);
    assertThat(broken.broken()).isNotNull();
    assertThat(log.of(Kind.REQUEST).size()).isBetween(1_500, 2_999);
    Files.write(torn, both);
    assertThat(run(torn).broken()).isNull();

    assertThat(log.of(Kind.REQUEST).stream().map(this::path).toList())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 3_000).mapToObj(i -> "/p/" + i).toList());
  }

  @Test
  void run_byOtherRulesThanBefore_isRefused() throws Exception {
    Path file = file(lines(10));
    run(file);

    LogImport other = new LogImport(settings(KEY, List.of("/q/*")), log, clock);
    assertThatThrownBy(() -> other.run(ImportInput.of(file), null, null, (a, b, c) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TRK-0601");
  }

  @Test
  void run_withExcludedPaths_countsThem() throws Exception {
    new LogImport(settings(KEY, List.of("/p/7")), log, clock)
        .run(ImportInput.of(file(lines(10))), null, null, (a, b, c) -> {});

    assertThat(log.of(Kind.REQUEST)).hasSize(9);
    assertThat(log.of(Kind.SUPPRESSED).get(0).members())
        .containsEntry("reason", "excluded")
        .containsEntry("count", 1L)
        .containsEntry("from-at", "2026-01-05T08:00:00.000000Z");
  }

  @Test
  void run_ofWhatIsNoLog_saysSo() {
    assertThatThrownBy(() -> run(file("hello", "world")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TRK-0600");
    assertThat(log.all()).isEmpty();
  }

  private String[] lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                line(
                    String.format(
                        java.util.Locale.ROOT,
                        "%02d:%02d:%02d",
                        8 + i * 2 / 3_600,
                        i * 2 / 60 % 60,
                        i * 2 % 60),
                    "192.0.2." + (i * 31 % 97),
                    "-",
                    "GET /p/" + i,
                    200))
        .toArray(String[]::new);
  }

  private static String line(String time, String host, String user, String request, int status) {
    return host
        + " - "
        + user
        + " [05/Jan/2026:"
        + time
        + " +0000] \""
        + request
        + " HTTP/1.1\" "
        + status
        + " 512 \"-\" \"Mozilla/5.0 (X11)\"";
  }

  private static String event(String time, String kind, String more) {
    return "{\"at\":\"2026-01-05T" + time + "Z\",\"kind\":\"" + kind + "\"," + more + "}";
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("access.log"), List.of(lines));
  }

  private ImportInput input(String text) {
    return ImportInput.of("stdin", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static ImportSettings settings(@Nullable KeyedHash key, List<String> exclude) {
    PrivacyConfig privacy =
        new PrivacyConfig(
            List.of(), "x-forwarded-for", AddressMode.FULL, Set.of("q"), List.of(), List.of());
    return new ImportSettings("shop", "", privacy, exclude, 30, key);
  }

  private ImportSummary run(Path file) throws Exception {
    return run(ImportInput.of(file));
  }

  private ImportSummary run(Path file, MemoryLog into) throws Exception {
    return new LogImport(settings(KEY, List.of()), into, clock)
        .run(ImportInput.of(file), null, null, (a, b, c) -> {});
  }

  private ImportSummary run(ImportInput input) throws Exception {
    return new LogImport(settings(KEY, List.of()), log, clock)
        .run(input, null, directory.resolve("rejects"), (a, b, c) -> {});
  }

  private List<String> kinds() {
    return log.all().stream().map(record -> record.kind().id()).toList();
  }

  private List<Long> stamps() {
    return log.all().stream().map(StoredRecord::epochMicros).toList();
  }

  private String path(StoredRecord record) {
    return record.personal().get("what") instanceof Map<?, ?> what
        ? String.valueOf(what.get("path"))
        : "";
  }

  /** Trails by letters, in the order in which they began. */
  private @Nullable String trail(StoredRecord record) {
    List<String> all = log.of(Kind.SESSION_START).stream().map(r -> r.text("sid")).toList();
    int at = all.indexOf(record.text("sid"));
    return at < 0 ? null : String.valueOf((char) ('A' + at));
  }

  /** What does not differ between two imports of the same lines. */
  private static List<Map<String, Object>> comparable(MemoryLog log) {
    Map<String, Integer> trails = new TreeMap<>();
    List<Map<String, Object>> out = new ArrayList<>();
    for (StoredRecord record : log.all()) {
      Map<String, Object> members = new TreeMap<>(record.members());
      members.keySet().removeAll(Set.of("_sd", "nonce", "stream", "import", "sid"));
      if (record.kind().id().startsWith("stream-")) {
        members.remove("at"); // that of the run
      }
      if (record.text("sid") != null) {
        members.put("sid", trails.computeIfAbsent(record.text("sid"), key -> trails.size()));
      }
      members.put("personal", record.personal());
      out.add(members);
    }
    out.sort(
        java.util.Comparator.comparing(
            members -> Long.parseLong(String.valueOf(members.get("seq")))));
    return out;
  }
}
