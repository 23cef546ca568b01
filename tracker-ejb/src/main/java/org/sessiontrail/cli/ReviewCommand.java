package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.review.Disposition;
import org.sessiontrail.review.Review;
import org.sessiontrail.review.ReviewDay;
import org.sessiontrail.review.ReviewItem;
import org.sessiontrail.review.ReviewQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The daily look at what happened to the trail itself. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "List the days that somebody has to look at, and record that they did.",
    synopsisSubcommandLabel = "list|show|done",
    footer = {
      "",
      "Days are UTC. list and show are recorded in the log as reading it, done as a review."
    })
final class ReviewCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();

  ReviewCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write list, show or done");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Days with items: day, state, items, items by topic. Exit code 1 for open ones.")
  int list(
      @Option(names = "--from", paramLabel = "DAY", description = "first day")
          @Nullable LocalDate from,
      @Option(names = "--to", paramLabel = "DAY", description = "last day") @Nullable LocalDate to,
      @Mixin DatabaseOptions database)
      throws Exception {
    try (OpenLog log = database.open()) {
      List<ReviewDay> days = new ReviewQueue(log.reader()).days(from, to);
      recordReading(log, days.size());
      print(days.stream().map(ReviewCommand::line).toList());
      long open = days.stream().filter(ReviewDay::isOpen).count();
      err().println(open + " of " + days.size() + " days are open");
      return open > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Items of a day: index, time, topic, disposition, sentence.")
  int show(
      @Option(names = "--day", required = true, paramLabel = "DAY", description = "which")
          LocalDate day,
      @Mixin DatabaseOptions database)
      throws Exception {
    try (OpenLog log = database.open()) {
      ReviewQueue queue = new ReviewQueue(log.reader());
      ReviewDay state = queue.day(day);
      List<ReviewItem> items = queue.items(day);
      recordReading(log, items.size());
      print(items.stream().map(ReviewCommand::line).toList());
      err().println(line(state).replace('\t', ' '));
      if (items.size() < state.items()) {
        err().println("the first " + items.size() + " of " + state.items() + " items");
      }
      return state.isOpen() ? ExitCode.FINDINGS : ExitCode.FINE;
    }
  }

  @Command(
      name = "done",
      mixinStandardHelpOptions = true,
      description = "Record that a day, or one item of it, was looked at.")
  int done(
      @Option(names = "--day", required = true, paramLabel = "DAY", description = "which")
          LocalDate day,
      @Option(
              names = "--disposition",
              required = true,
              paramLabel = "NAME",
              description = "accepted, follow-up or incident")
          String disposition,
      @Option(names = "--note", paramLabel = "TEXT", description = "what is to be said of it")
          @Nullable String note,
      @Option(
              names = "--item",
              paramLabel = "INDEX",
              description = "only this item, as show lists it; the day stays open for the others")
          @Nullable Long item,
      @Mixin DatabaseOptions database)
      throws Exception {
    Disposition concluded = Disposition.of(disposition);
    if (concluded == null) {
      throw wrong("--disposition is one of " + String.join(", ", Disposition.names()));
    }
    if (note != null && note.length() > Review.MAX_NOTE) {
      throw wrong("--note is longer than " + Review.MAX_NOTE + " characters");
    }
    try (OpenLog log = database.open()) {
      ReviewQueue queue = new ReviewQueue(log.reader());
      if (item != null && !isItem(queue, day, item)) {
        throw wrong(item + " is no item of " + day);
      }
      long items = item == null ? queue.day(day).items() : 1;
      String user = OpenLog.access(Kind.REVIEW, clock).user();
      Review review = new Review(day, items, concluded, item);
      log.add(review.fact(clock.epochMicros(), "cli", user, note), clock);
      err().println(day + (item == null ? "" : " item " + item) + " is " + concluded.id());
      return ExitCode.FINE;
    }
  }

  private static boolean isItem(ReviewQueue queue, LocalDate day, long index) throws Exception {
    return queue.items(day).stream().anyMatch(each -> each.index() == index);
  }

  /** Before anything is shown: who can't be recorded is shown nothing. */
  private void recordReading(OpenLog log, long rows) throws Exception {
    Access access = OpenLog.access(Kind.AUDIT_READ, clock);
    log.add(access.ended(Outcome.SUCCESS, "review", null, rows, null, clock), clock);
  }

  private void print(List<String> lines) throws CliException {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8));
    lines.forEach(out::println);
    out.flush();
    if (out.checkError()) {
      throw new CliException(
          ExitCode.COULD_NOT_RUN, "can't write to standard output", new IOException("broken pipe"));
    }
  }

  private static String line(ReviewDay day) {
    StringJoiner topics = new StringJoiner(" ");
    day.counts().forEach((topic, count) -> topics.add(topic.id() + "=" + count));
    return String.format(
        Locale.ROOT, "%s\t%s\t%d\t%s", day.day(), day.state(), day.items(), topics);
  }

  private static String line(ReviewItem item) {
    Disposition concluded = item.disposition();
    return String.join(
        "\t",
        String.valueOf(item.index()),
        TrailClock.format(item.atMicros()),
        item.topic().id(),
        concluded == null ? "-" : concluded.id(),
        item.topic().sentence());
  }

  private static CliException wrong(String message) {
    return new CliException(ExitCode.WRONG_USE, message);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
