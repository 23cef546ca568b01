package org.sessiontrail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.consent.KeyShelf;
import org.sessiontrail.consent.Pseudonyms;
import org.sessiontrail.intake.ImportInput;
import org.sessiontrail.intake.ImportSettings;
import org.sessiontrail.intake.ImportSummary;
import org.sessiontrail.intake.LogImport;
import org.sessiontrail.privacy.FieldPolicy;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in access logs and events of other programs. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Take in access logs or events of other programs, by the rules of live capture.",
    footer = {
      "",
      "A log that was taken in before adds what has come since, or nothing; one that was broken",
      "off goes on. It is known by its content, whatever its file is called, packed or not.",
      "Lines that can't be read go to FILE.rejects with number and reason; exit code 1 then.",
      "What is kept is decided by the tracker.… keys, as in the application: see --config.",
      "",
      "Example: the logs of a Tomcat with session ids, the oldest first",
      "  import --format 'tomcat:%h %l %u %t \"%r\" %s %b %D %S' access.log.2.gz access.log.1"
    })
final class ImportCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final String DEFAULT_APP = "imported";
  private static final String DEFAULT_IDLE = "30";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "logs, packed with gzip or not; - for standard input")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = {
        "how they are written (default: found out from the first lines):",
        "combined, common (a session id may stand at the end), w3c, tomcat:PATTERN, jetty or",
        "jetty:PATTERN, apache:PATTERN, json-nginx, json-caddy, ndjson"
      })
  private @Nullable String format;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "",
      description = "the server that wrote them, to tell apart logs that begin alike")
  private String source = "";

  @Option(
      names = "--idle-minutes",
      paramLabel = "N",
      description = "silence that ends a trail (default: tracker.visit.idle-minutes, else 30)")
  private @Nullable Integer idleMinutes;

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      description = "where to write the lines that can't be read (default: beside each file)")
  private @Nullable Path rejects;

  @Option(names = "--dry-run", description = "only read and count; nothing is opened or written")
  private boolean dryRun;

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final InputStream standardInput;
  private final TrailClock clock = TrailClock.system();

  /** Imports {@code standardInput} where that is asked for. */
  ImportCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws Exception {
    checkFiles();
    String named = database.app() == null ? config.text("tracker.app") : database.app();
    TrackerConfig told = config.faultless(named == null ? DEFAULT_APP : named);
    if (dryRun) {
      return importAll(settings(told, told.app(), null), null);
    }
    try (OpenLog log = new WritableLog(database, told, err()).open(named, DEFAULT_APP)) {
      int code = importAll(settings(told, log.app(), log.hash()), log);
      MadeVisits.follow(log, told.analytics(), ProgressLine.on(err(), progress, clock), err());
      return code;
    }
  }

  private void checkFiles() throws CliException {
    for (String file : files) {
      if (!file.equals(STANDARD_INPUT) && !Files.isReadable(Path.of(file))) {
        throw new CliException(ExitCode.WRONG_USE, file + " can't be read, or is not there");
      }
      if (!file.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(file))) {
        throw new CliException(ExitCode.WRONG_USE, file + " is a directory; name its files");
      }
    }
  }

  private ImportSettings settings(TrackerConfig told, String app, @Nullable KeyedHash hash)
      throws CliException {
    boolean excludes = config.text("tracker.exclude") != null;
    Path keys = database.keyFile(told.spool().keyFile());
    return new ImportSettings(
        app,
        source,
        told.privacy(),
        excludes ? told.privacy().exclude() : List.of(),
        idle(),
        hash,
        told.browser().consent() == ConsentMode.NOT_REQUIRED ? Permit.ALL : Permit.NONE,
        new FieldPolicy(told.privacy().fields(), new Pseudonyms(KeyShelf.beside(keys, "months"))));
  }

  private int idle() throws CliException {
    String set = config.text("tracker.visit.idle-minutes");
    int minutes =
        idleMinutes != null ? idleMinutes : Integer.parseInt(set == null ? DEFAULT_IDLE : set);
    if (minutes < 1 || minutes > 1_440) {
      throw new CliException(ExitCode.WRONG_USE, "--idle-minutes is not within 1 to 1440");
    }
    return minutes;
  }

  private int importAll(ImportSettings settings, @Nullable OpenLog log)
      throws CliException, StoreException {
    boolean findings = false;
    for (String file : files) {
      boolean standard = file.equals(STANDARD_INPUT);
      ImportInput input =
          standard
              ? ImportInput.of("standard input", standardInput)
              : ImportInput.of(Path.of(file));
      Path rejected = dryRun ? null : rejects(standard ? Path.of("stdin") : Path.of(file));
      findings |= importOne(input, rejected, settings, target(log)).hasFindings();
    }
    return findings ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private Path rejects(Path file) {
    String name = file.getFileName() + ".rejects";
    return rejects == null ? file.resolveSibling(name) : rejects.resolve(name);
  }

  private ImportSummary importOne(
      ImportInput input, @Nullable Path rejected, ImportSettings settings, LogImport.Target target)
      throws CliException, StoreException {
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    long start = clock.nanos();
    try {
      ImportSummary done =
          new LogImport(settings, target, clock).run(input, format, rejected, line::lines);
      line.end();
      summarize(input, settings, done, clock.nanos() - start);
      return done;
    } catch (IllegalArgumentException e) {
      line.end();
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      line.end();
      throw new CliException(
          ExitCode.COULD_NOT_RUN, input.name() + ": " + DatabaseOptions.reason(e), e);
    } catch (StoreException e) {
      line.end();
      throw new CliException(
          ExitCode.COULD_NOT_RUN,
          input.name() + ": " + e.getMessage() + "; started again it goes on behind what is stored",
          e);
    }
  }

  private static LogImport.Target target(@Nullable OpenLog log) {
    return new LogImport.Target() {
      @Override
      public @Nullable TrailReader reader() {
        return log == null ? null : log.reader();
      }

      @Override
      public @Nullable TrailStore store() {
        return log == null ? null : log.storage().store(log.app());
      }

      @Override
      public long last(String stream) throws StoreException {
        return log == null ? 0 : log.storage().last(log.app(), stream);
      }
    };
  }

  private void summarize(
      ImportInput input, ImportSettings settings, ImportSummary done, long nanos) {
    PrintWriter err = err();
    ImportSummary.Lines lines = done.lines();
    err.printf(
        Locale.ROOT,
        "%s, read as %s%s: %,d lines, %,d of them new; %,d new records of %s, %,d sessions;"
            + " %,d lines rejected, %,d excluded; %.1f s, %,.0f lines/s%n",
        input.name(),
        done.format(),
        format == null ? " (found out)" : "",
        lines.all(),
        lines.all() - lines.before(),
        done.records(),
        settings.app(),
        done.trails(),
        lines.rejects().count(),
        lines.excluded(),
        nanos / 1e9,
        lines.all() / Math.max(nanos / 1e9, 1e-3));
    lines.rejects().samples().forEach(sample -> err.println("rejected: " + sample));
    if (lines.rejects().file() != null) {
      err.println("rejected lines are in " + lines.rejects().file());
    }
    if (done.refused() > 0) {
      err.printf(
          Locale.ROOT, "finding: the database refused %,d records: run rejects%n", done.refused());
    }
    if (done.broken() != null) {
      err.println("finding: TRK-0602 " + input.name() + " breaks off: " + done.broken());
    }
    err.flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
