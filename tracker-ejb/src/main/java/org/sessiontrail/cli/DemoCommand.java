package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills a log with a made-up history of the shop. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Fill a log with a made-up history of a shop, marked as such.",
    footer = {
      "",
      "The same seed gives the same records. A run that was broken off goes on when it is started",
      "again; one that is complete adds nothing. A log with records that were not made up is left",
      "alone.",
      "",
      "Example: three months of a busier shop, into a log of its own",
      "  demo --days 90 --visits-per-day 1000 --app demo-shop"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String DEFAULT_APP = "demo-shop";
  private static final String NOW = "now";

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "how many days, at least 7 (default: ${DEFAULT-VALUE})")
  private int days;

  @Option(
      names = "--visits-per-day",
      paramLabel = "N",
      defaultValue = "400",
      description = "about how many visits a day has in the beginning (default: ${DEFAULT-VALUE})")
  private int visitsPerDay;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "another one gives other people (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      defaultValue = NOW,
      description = "when it ends, UTC: a day, a time, or now (default: ${DEFAULT-VALUE})")
  private String until = NOW;

  @Option(names = "--if-empty", description = "do nothing when the log has any record")
  private boolean ifEmpty;

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    String app = Objects.requireNonNullElse(database.app(), DEFAULT_APP);
    TrackerConfig told = config.faultless(app);
    DemoSettings wanted = settings(app, untilMicros());
    PrintWriter err = spec.commandLine().getErr();
    try (OpenLog log = new WritableLog(database, told, err).open(app, app)) {
      if (ifEmpty && log.reader().size() > 0) {
        err.println("note: the log of " + app + " has records; nothing was made up");
        return ExitCode.FINE;
      }
      DemoLog demo = DemoLog.of(log);
      DemoSettings settings = demo.agreed(wanted, until.equals(NOW));
      fill(demo, settings, log.hash(), err);
      MadeVisits.follow(log, told.analytics(), ProgressLine.on(err, progress, clock), err);
    }
    return ExitCode.FINE;
  }

  private DemoSettings settings(String app, long untilMicros) throws CliException {
    try {
      return new DemoSettings(app, seed, days, visitsPerDay, untilMicros);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }

  private long untilMicros() throws CliException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    try {
      Instant at =
          until.equals(NOW)
              ? now
              : until.contains("T")
                  ? Instant.parse(until)
                  : LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (at.isAfter(now)) {
        throw new CliException(ExitCode.WRONG_USE, "--until lies in the future");
      }
      return at.getEpochSecond() * 1_000_000;
    } catch (DateTimeParseException e) {
      throw new CliException(
          ExitCode.WRONG_USE, "--until is no day and no time: 2026-03-31T12:00:00Z", e);
    }
  }

  private void fill(DemoLog demo, DemoSettings settings, @Nullable KeyedHash hash, PrintWriter err)
      throws CliException {
    ProgressLine line = ProgressLine.on(err, progress, clock);
    long start = clock.nanos();
    try {
      KeyedHash key = hash == null ? new KeyedHash(new byte[KeyedHash.KEY_BYTES]) : hash;
      DemoTruth truth = new DemoHistory(settings, key).write(demo.filling(settings, line));
      demo.flush();
      line.end();
      double seconds = Math.max((clock.nanos() - start) / 1e9, 1e-3);
      DemoTruth.DayCount total = truth.total();
      err.printf(
          Locale.ROOT,
          "made up for %s: %s; %,d new records, %,d visits, %,d page views, %,d orders;"
              + " %.1f s, %,.0f records/s%n",
          settings.app(),
          settings.text(),
          demo.added(),
          total.visits(),
          total.views(),
          total.orders(),
          seconds,
          demo.added() / seconds);
    } catch (StoreException e) {
      line.end();
      throw new CliException(
          ExitCode.COULD_NOT_RUN,
          e.getMessage() + "; started again with the same options it goes on",
          e);
    }
  }
}
