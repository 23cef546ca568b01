package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.detect.FindingList;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the rules of detection found. */
@Command(
    name = "findings",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List what the rules of detection found, in order of time.",
    footer = {"", "The list is recorded in the log as reading it. Exit code 1 when it has rows."})
final class FindingsCommand implements Callable<Integer> {
  @Option(names = "--from", paramLabel = "TIME", description = "found at this time or later")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "found before this time")
  private @Nullable String to;

  @Option(names = "--rule", paramLabel = "RULE", description = "number or title: D03, scraping")
  private @Nullable String rule;

  @Option(names = "--session", paramLabel = "ID", description = "of this trail")
  private @Nullable String session;

  @Option(names = "--user", paramLabel = "NAME", description = "about this user")
  private @Nullable String user;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      description = "json: one object a line",
      defaultValue = "table")
  private String format = "table";

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();

  FindingsCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() throws Exception {
    if (!format.equals("table") && !format.equals("json")) {
      throw new CliException(ExitCode.WRONG_USE, "--format is table or json");
    }
    TrailQuery query = query();
    try (OpenLog log = database.open()) {
      Access access = OpenLog.access(Kind.AUDIT_READ, clock);
      FindingList list = FindingList.read(log.reader(), query, rule);
      log.note(
          access.ended(
              Outcome.SUCCESS, "findings " + format, query, list.rows().size(), null, clock),
          "this list",
          clock,
          spec.commandLine().getErr());
      for (TrailRecord each : list.rows()) {
        print(format.equals("json") ? json(each) : line(FindingList.members(each)));
      }
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT, "%,d findings%s%n", list.rows().size(), list.more() ? ", and more" : "");
      return list.rows().isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }
  }

  private TrailQuery query() throws CliException {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("user", user);
    texts.put("session", session);
    texts.put("from", from);
    texts.put("to", to);
    try {
      return ReportRequest.of(texts).query();
    } catch (ReportRequest.Mistakes e) {
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }

  private static String json(TrailRecord row) {
    return CanonicalJson.text(FindingList.members(row));
  }

  /** Texts of ours alone: nothing in it was typed by a visitor but the user's name. */
  static String line(Map<String, Object> members) {
    StringJoiner out = new StringJoiner("  ");
    for (String name : FindingList.COLUMNS) {
      if (!name.equals("evidence") && !name.equals("mode")) {
        Object value = members.get(name);
        out.add(value == null ? "-" : shown(value.toString()));
      }
    }
    return out.toString();
  }

  private static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(out::appendCodePoint);
    return out.toString();
  }

  private void print(String line) throws CliException {
    try {
      standardOutput.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      standardOutput.flush();
    } catch (IOException e) {
      throw new CliException(ExitCode.COULD_NOT_RUN, "can't write to standard output", e);
    }
  }
}
