package org.sessiontrail.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes an access log by a seed and knows what is in it. */
public final class TruthLog {
  private static final long START = Instant.parse("2026-01-05T06:00:00Z").getEpochSecond();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int[] STATUS = {200, 200, 200, 200, 200, 200, 304, 302, 404, 404, 403, 500};
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/126.0.0.0 Safari/537.36",
          "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "curl/8.5.0");

  private final Random random;
  private final Map<Integer, Long> byStatus = new TreeMap<>();
  private final Map<String, Long> byHost = new HashMap<>();
  private final Map<String, Long> notFound = new HashMap<>();
  private final List<Hit> hits = new ArrayList<>();
  private long bytes;
  private long bad;

  /** A line that is one, for a reference computation. */
  private record Hit(long second, String visitor) {}

  private TruthLog(long seed) {
    random = new Random(seed);
  }

  /**
   * Writes {@code lines} lines to {@code file}; one in a thousand is garbage, some are a few
   * seconds late.
   */
  public static TruthLog write(Path file, int lines, long seed) throws IOException {
    TruthLog out = new TruthLog(seed);
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      Deque<String> late = new ArrayDeque<>();
      double second = START;
      for (int i = 0; i < lines; i++) {
        second += out.random.nextDouble() * 0.7;
        String line = i % 1_000 == 777 ? out.garbage() : out.line((long) second);
        if (i % 50 == 7 && late.size() < 3) {
          late.add(line);
          continue;
        }
        writer.write(line + "\n");
        if (i % 50 == 11 && !late.isEmpty()) {
          writer.write(late.remove() + "\n");
        }
      }
      for (String line : late) {
        writer.write(line + "\n");
      }
    }
    return out;
  }

  private String garbage() {
    bad++;
    return "garbage " + random.nextInt();
  }

  private String line(long second) {
    int visitor = (int) Math.abs(random.nextGaussian() * 1_500);
    String host = "10." + visitor / 65_536 + "." + visitor / 256 % 256 + "." + visitor % 256;
    String agent = AGENTS.get(visitor % AGENTS.size());
    int status = STATUS[random.nextInt(STATUS.length)];
    int size = status == 304 ? 0 : random.nextInt(60_000);
    String path = status == 404 ? "/gone/" + random.nextInt(40) : path();
    byStatus.merge(status, 1L, Long::sum);
    byHost.merge(host, 1L, Long::sum);
    bytes += size;
    if (status == 404) {
      notFound.merge(path, 1L, Long::sum);
    }
    hits.add(new Hit(second, host + " " + agent));
    return host
        + " - - ["
        + TIME.format(Instant.ofEpochSecond(second))
        + "] \"GET "
        + path
        + " HTTP/1.1\" "
        + status
        + " "
        + (size == 0 ? "-" : size)
        + " \""
        + (random.nextInt(3) == 0 ? "https://www.example.com/" : "-")
        + "\" \""
        + agent
        + "\"";
  }

  private String path() {
    return switch (random.nextInt(5)) {
      case 0 -> "/assets/site.css";
      case 1 -> "/item/" + random.nextInt(5_000);
      case 2 -> "/search?q=w" + random.nextInt(100) + "&page=1";
      case 3 -> "/cart";
      default -> "/";
    };
  }

  /** What is in it. */
  public TruthLogFacts facts() {
    return new TruthLogFacts(
        new TruthLogFacts.Sums(hits.size(), bytes, visits(), bad), byStatus, byHost, notFound);
  }

  /** Visits by the plain rule: of one visitor, a gap of more than 30 minutes begins another. */
  private long visits() {
    Map<String, List<Long>> byVisitor = new HashMap<>();
    hits.forEach(
        hit ->
            byVisitor.computeIfAbsent(hit.visitor(), key -> new ArrayList<>()).add(hit.second()));
    long visits = 0;
    for (List<Long> seconds : byVisitor.values()) {
      seconds.sort(null);
      for (int i = 0; i < seconds.size(); i++) {
        visits += i == 0 || seconds.get(i) - seconds.get(i - 1) > 30 * 60 ? 1 : 0;
      }
    }
    return visits;
  }
}
