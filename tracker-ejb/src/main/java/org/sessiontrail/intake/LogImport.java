package org.sessiontrail.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.intake.format.BadLineException;
import org.sessiontrail.intake.format.LineFormat;
import org.sessiontrail.intake.format.LineFormats;
import org.sessiontrail.intake.format.LogLine;
import org.sessiontrail.privacy.PathPatterns;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.StampClock;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailStore;

/**
 * The import of one log: a stream {@code import/<id>} of records, a further one each time the log
 * has grown.
 *
 * <p>Nothing is kept of how far it came but the records themselves. The same lines always give the
 * same records with the same numbers; so a run that goes on reads the log from its beginning,
 * stores nothing of what is stored, and has in its hands the trails that are still open. One use,
 * one thread.
 */
public final class LogImport {
  static final String STREAM = "import/";

  private static final int FIRST_LINES = 20;
  private static final int LINES_BETWEEN = 1_024;
  private static final long DAY_MICROS = 86_400_000_000L;

  private final ImportSettings settings;
  private final Target target;
  private final TrailClock clock;
  private final ReorderBuffer waiting = new ReorderBuffer();
  private final PathPatterns exclusions;
  private final ImportStream stream;
  private final ImportTrails trails;
  private Skipped skipped = new Skipped();
  private long excluded;
  private long before;

  /** Where an import goes: what it asks of a log. */
  public interface Target {
    /** What earlier imports left there; null when nothing is to be written. */
    @Nullable TrailReader reader();

    /** The writing end; null when nothing is to be written. */
    @Nullable TrailStore store();

    /** The last number of {@code stream} that is stored, or 0. */
    long last(String stream) throws StoreException;
  }

  /** What is told while it runs. */
  @FunctionalInterface
  public interface Progress {
    /**
     * So far.
     *
     * @param lines lines read
     * @param position bytes read of the file as it lies there
     * @param size bytes it has, −1 when that is not known
     */
    void at(long lines, long position, long size);
  }

  /** Lines of a part that became no records, for the statement at its end. */
  private static final class Skipped {
    private long excluded;
    private long unreadable;
    private long fromMicros = Long.MAX_VALUE;
    private long toMicros = Long.MIN_VALUE;

    private void seen(long micros) {
      fromMicros = Math.min(fromMicros, micros);
      toMicros = Math.max(toMicros, micros);
    }
  }

  /** An import into {@code target}. */
  public LogImport(ImportSettings settings, Target target, TrailClock clock) {
    this.settings = settings;
    this.target = target;
    this.clock = new StampClock(clock);
    this.exclusions = new PathPatterns(settings.exclude());
    this.stream = new ImportStream(target.store(), settings.hash(), settings.keeping());
    this.trails = new ImportTrails(settings, stream);
  }

  /**
   * Imports {@code input}.
   *
   * @param formatName how it is written, null to find out
   * @param rejects where lines go that can't be read; null to count them only
   * @throws IllegalArgumentException when its format can't be told, or an earlier import of it went
   *     by other rules
   * @throws IOException when it, or the file of rejects, can't be used
   * @throws StoreException when the log can't be read or written
   */
  public ImportSummary run(
      ImportInput input, @Nullable String formatName, @Nullable Path rejects, Progress progress)
      throws IOException, StoreException {
    try (LineSource lines = new LineSource(input.open());
        RejectFile rejected = new RejectFile(rejects);
        stream) {
      LineFormat format = format(lines, input, formatName);
      TrailReader log = target.reader();
      PriorImports priors =
          log == null ? PriorImports.none(settings) : PriorImports.read(log, settings);
      Reading reading = new Reading(input, lines, format, rejected, progress);
      PriorImports.Known known = priors.find(lines.head(), input);
      run(reading, priors, known, fingerprint(settings.rules(format.name())));
      return new ImportSummary(
          format.name(),
          new ImportSummary.Lines(
              lines.number(),
              before,
              excluded,
              new ImportSummary.Rejects(rejected.count(), rejected.samples(), rejected.written())),
          stream.records(),
          stream.refused(),
          trails.begun(),
          lines.broken());
    }
  }

  private static LineFormat format(LineSource lines, ImportInput input, @Nullable String name) {
    if (name != null) {
      return LineFormats.of(name);
    }
    LineFormat found = LineFormats.detect(lines.firstLines(FIRST_LINES));
    if (found == null) {
      throw new IllegalArgumentException(
          "TRK-0600 the format of "
              + input.name()
              + " can't be told from its first lines; name it"
              + " with --format");
    }
    return found;
  }

  private void run(
      Reading reading, PriorImports priors, PriorImports.@Nullable Known known, String rules)
      throws IOException, StoreException {
    String id = known == null ? new RandomIds().next() : known.id();
    trails.of(id);
    int parts = 0;
    ImportPart open = null;
    for (ImportPart part : known == null ? java.util.List.<ImportPart>of() : known.parts()) {
      if (!part.rules().equals(rules)) {
        throw new IllegalArgumentException(
            "TRK-0601 "
                + reading.input.name()
                + " was imported before by another --format,"
                + " --idle-minutes or tracker.exclude; go on with the same");
      }
      parts = part.number();
      ImportPart.End end = part.end();
      if (end == null) {
        open = part;
      } else {
        stream.pass();
        read(reading, end.lines(), part.openedMicros());
        before = reading.lines.number();
        flush();
        trails.endAll(0);
        skipped = new Skipped();
      }
    }
    long openedMicros = open == null ? clock.epochMicros() : open.openedMicros();
    int number = open == null ? parts + 1 : open.number();
    String name = open == null ? STREAM + id + (number == 1 ? "" : "." + number) : open.stream();
    long stored = open == null || target.store() == null ? 0 : target.last(name);
    byte[] head = reading.head;
    stream.to(name, stored, () -> opening(reading, priors, new Part(id, number, rules), head));
    read(reading, Long.MAX_VALUE, openedMicros);
    close(reading, priors);
  }

  /** What a stream says of itself. */
  private record Part(String id, int number, String rules) {}

  private Fact opening(Reading reading, PriorImports priors, Part part, byte[] head) {
    return Fact.of(Kind.STREAM_OPEN, clock.epochMicros())
        .put("app", settings.app())
        .put("node", settings.source().isEmpty() ? "import" : settings.source())
        .put("catalogue", EventCatalogue.version())
        .put("config", part.rules())
        .put("import", part.id())
        .put("part", part.number())
        .put("format", reading.format.name())
        .put("headBytes", head.length)
        .put("head", priors.keyed(hex(head)))
        .build();
  }

  /** Reads lines up to number {@code last}. */
  private void read(Reading reading, long last, long openedMicros)
      throws IOException, StoreException {
    while (reading.lines.number() < last) {
      String text = reading.lines.next();
      if (text == null) {
        return;
      }
      take(reading, text, openedMicros + DAY_MICROS);
      for (LogLine due = waiting.due(); due != null; due = waiting.due()) {
        trails.take(due);
      }
      if (reading.lines.number() % LINES_BETWEEN == 0) {
        stream.check();
        reading.tell();
      }
    }
  }

  private void take(Reading reading, String text, long latestMicros) throws IOException {
    long number = reading.lines.number();
    try {
      if (reading.lines.tooLong()) {
        throw new BadLineException("longer than " + LineSource.LONGEST_LINE + " bytes");
      }
      LogLine line = reading.format.parse(text);
      if (line == null) {
        return;
      }
      if (line.epochMicros() > latestMicros) {
        throw new BadLineException("its time lies in the future");
      }
      skipped.seen(line.epochMicros());
      if (line.sort() == LogLine.Sort.REQUEST && exclusions.matches(line.http().target())) {
        skipped.excluded++;
        excluded++;
      } else {
        waiting.add(line, number);
      }
    } catch (BadLineException e) {
      skipped.unreadable++;
      reading.rejected.add(number, e.reason(), text);
      reading.lastRejected = number;
    }
  }

  private void flush() {
    for (LogLine line = waiting.take(); line != null; line = waiting.take()) {
      trails.take(line);
    }
  }

  /** The end of the log, as it is now, in one transaction. */
  private void close(Reading reading, PriorImports priors) throws StoreException {
    stream.last();
    flush();
    if (stream.isOpen()) {
      long now = clock.epochMicros();
      trails.endAll(now);
      suppressed("excluded", skipped.excluded);
      suppressed("unreadable", skipped.unreadable);
      LineSource lines = reading.lines;
      boolean unfinished = !lines.terminated() && reading.lastRejected == lines.number();
      Fact close =
          Fact.of(Kind.STREAM_CLOSE, now)
              .put("lines", unfinished ? lines.number() - 1 : lines.number())
              .put("bytes", lines.bytes())
              .put("hash", priors.keyed(lines.hash()))
              .put("rejected", skipped.unreadable)
              .build();
      stream.write(() -> close, 0);
    }
    stream.finish();
    reading.tell();
  }

  private void suppressed(String reason, long count) {
    if (count > 0) {
      boolean timed = skipped.fromMicros <= skipped.toMicros;
      long now = clock.epochMicros();
      long from = timed ? skipped.fromMicros : now;
      long to = timed ? skipped.toMicros : now;
      stream.write(
          () ->
              Fact.of(Kind.SUPPRESSED, now)
                  .put("count", count)
                  .put("reason", reason)
                  .put("from-at", TrailClock.format(from))
                  .put("to-at", TrailClock.format(to))
                  .build(),
          0);
    }
  }

  private static String fingerprint(String rules) {
    return hex(rules.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What is being read. */
  private static final class Reading {
    private final ImportInput input;
    private final LineSource lines;
    private final LineFormat format;
    private final RejectFile rejected;
    private final Progress progress;
    private final byte[] head;
    private final long size;
    private long lastRejected;

    Reading(
        ImportInput input,
        LineSource lines,
        LineFormat format,
        RejectFile rejected,
        Progress progress)
        throws IOException {
      this.input = input;
      this.lines = lines;
      this.format = format;
      this.rejected = rejected;
      this.progress = progress;
      this.head = lines.head();
      this.size = input.size();
    }

    void tell() {
      progress.at(lines.number(), input.position(), size);
    }
  }
}
