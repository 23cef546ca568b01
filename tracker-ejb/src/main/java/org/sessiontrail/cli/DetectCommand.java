package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.DetectionStore;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Places;
import org.sessiontrail.detect.rule.Rules;
import org.sessiontrail.enrich.place.PlaceException;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the rules of detection a log again. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Show what the rules would have found, or make what they remember anew.",
    footer = {
      "",
      "Running nodes look at the log by themselves. --replay reads it from its beginning, by the",
      "rules of --config and --set, and writes nothing to it but that it was read:",
      "  detect --replay --from 2026-01-01 --set d12.threshold=60",
      "--rebuild makes nodes forget what they remember of sessions, users and networks; they read",
      "it again from the last million records, and find nothing twice."
    })
final class DetectCommand implements Callable<Integer> {
  @Option(names = "--replay", description = "show what would have been found")
  private boolean replay;

  @Option(names = "--rebuild", description = "forget what the rules remember")
  private boolean rebuild;

  @Option(names = "--from", paramLabel = "TIME", description = "of events at this time or later")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "of events before this time")
  private @Nullable String to;

  @Option(
      names = "--set",
      paramLabel = "RULE.SETTING=VALUE",
      description = "a setting for this time, for example d12.threshold=60")
  private Map<String, String> set = new TreeMap<>();

  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();
  private final Map<DetectRule, Integer> counts = new EnumMap<>(DetectRule.class);

  DetectCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() throws Exception {
    if (replay == rebuild) {
      throw new CliException(ExitCode.WRONG_USE, "give --replay or --rebuild");
    }
    TrailQuery period = period();
    try (OpenLog log = database.open()) {
      if (rebuild) {
        detections(log).forget();
        spec.commandLine().getErr().println("detect: what the rules remembered is forgotten");
        return ExitCode.FINE;
      }
      TrackerConfig told = config.with(settings(), log.app());
      Path file = told.analytics().geoDatabase();
      try (PlaceReader places = file == null ? null : PlaceReader.open(file)) {
        return replay(log, told.detect(), Places.of(places), period);
      } catch (PlaceException e) {
        throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
      }
    }
  }

  private int replay(OpenLog log, DetectConfig told, Places places, TrailQuery period)
      throws StoreException {
    Access access = OpenLog.access(Kind.AUDIT_READ, clock);
    detections(log)
        .replay(new Detector(told, Rules.of(told), places), found -> show(found, period));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    log.note(
        access.ended(Outcome.SUCCESS, "replay", period, all, null, clock),
        "this replay",
        clock,
        spec.commandLine().getErr());
    counts.forEach(
        (rule, count) ->
            spec.commandLine()
                .getErr()
                .printf(Locale.ROOT, "%s %s: %,d%n", rule.name(), rule.title(), count));
    return all == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private void show(Finding found, TrailQuery period) {
    long at = found.alarm().at().micros();
    Long begin = period.fromMicros();
    Long end = period.toMicros();
    if ((begin != null && at < begin) || (end != null && at >= end)) {
      return;
    }
    counts.merge(found.alarm().rule(), 1, Integer::sum);
    String session = found.alarm().at().who().session();
    String line =
        String.join(
            "  ",
            TrailClock.format(at),
            found.alarm().rule().name(),
            found.alarm().severity().id(),
            String.valueOf(found.score()),
            session == null ? "-" : session,
            found.alarm().why());
    try {
      standardOutput.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      standardOutput.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to standard output", e);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> out = new TreeMap<>();
    set.forEach((name, value) -> out.put("tracker.detect." + name, value));
    return out;
  }

  private DetectionStore detections(OpenLog log) {
    DetectConfig plain = DetectConfig.standard();
    return log.storage()
        .detections(
            log.app(),
            log.operator(clock).encoder(),
            clock,
            () -> new Detector(plain, Rules.of(plain), Places.UNKNOWN));
  }

  private TrailQuery period() throws CliException {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("from", from);
    texts.put("to", to);
    try {
      return ReportRequest.of(texts).query();
    } catch (ReportRequest.Mistakes e) {
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }
}
