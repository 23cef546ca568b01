package org.sessiontrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.format.ReportRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The command line. Data goes to standard output, everything else to standard error; exit codes are
 * those of {@link ExitCode}.
 */
@Command(
    name = "tracker-cli",
    mixinStandardHelpOptions = true,
    versionProvider = TrackerCli.Version.class,
    description = "Sessiontrail without a server.",
    synopsisSubcommandLabel = "COMMAND")
public final class TrackerCli implements Runnable {
  private final CommandLine line;
  private boolean debug;

  private TrackerCli(OutputStream out, PrintWriter err, BooleanSupplier terminal) {
    line = new CommandLine(this);
    line.addSubcommand(new ImportCommand(System.in));
    line.addSubcommand(new DemoCommand());
    line.addSubcommand(new ExportCommand(out, terminal));
    line.addSubcommand(new DisputeCommand());
    line.addSubcommand(new TimelineCommand(out));
    line.addSubcommand(new ForwardCommand());
    line.addSubcommand(new VerifyCommand(out));
    line.addSubcommand(new RejectsCommand(out));
    line.addSubcommand(new EraseCommand());
    line.addSubcommand(new HoldCommand());
    line.addSubcommand(new ReleaseCommand());
    line.addSubcommand(new PurgeCommand());
    line.addSubcommand(new SubjectCommand());
    line.addSubcommand(new NoticeCommand(out));
    line.addSubcommand(ReportCommand.line(out));
    line.addSubcommand(new SegmentCommand(out));
    line.addSubcommand(new ReviewCommand(out));
    line.addSubcommand(new VisitsCommand());
    line.addSubcommand(new FindingsCommand(out));
    line.addSubcommand(new DetectCommand(out));
    line.addSubcommand(new OrderCommand());
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(err);
    line.setParameterExceptionHandler((e, args) -> wrongUse(e));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e));
    line.setExecutionStrategy(
        parsed -> {
          QuietLogging.configure(debug);
          return new CommandLine.RunLast().execute(parsed);
        });
  }

  /** Runs and ends the virtual machine with the exit code. */
  public static void main(String[] args) {
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    // System.out would swallow the failure of a pipe whose reader has left
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.exit(run(out, err, Terminal::isStandardOutput, args));
  }

  /**
   * Runs in this virtual machine.
   *
   * @param out takes data
   * @param err takes what is said to people
   * @return the exit code
   */
  static int run(OutputStream out, PrintWriter err, String... args) {
    return run(out, err, () -> false, args);
  }

  /**
   * Runs in this virtual machine.
   *
   * @param terminal whether {@code out} is a terminal
   * @return the exit code
   */
  static int run(OutputStream out, PrintWriter err, BooleanSupplier terminal, String... args) {
    return new TrackerCli(out, err, terminal).line.execute(args);
  }

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "show stack traces and the log of libraries")
  void setDebug(boolean on) {
    debug = on;
  }

  @Override
  public void run() {
    throw new ParameterException(line, "name a command");
  }

  private int wrongUse(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("error: " + e.getMessage());
    err.println("help: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.WRONG_USE;
  }

  private int failed(Exception e) {
    line.getErr().println("error: " + (e.getMessage() == null ? e : e.getMessage()));
    if (debug) {
      e.printStackTrace(line.getErr());
    }
    if (e instanceof ReportRequest.Mistakes) {
      return ExitCode.WRONG_USE;
    }
    return e instanceof CliException known ? known.exitCode() : ExitCode.COULD_NOT_RUN;
  }

  /** Reads the version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = TrackerCli.class.getPackage().getImplementationVersion();
      return new String[] {"tracker-cli " + (version == null ? "development" : version)};
    }
  }
}
