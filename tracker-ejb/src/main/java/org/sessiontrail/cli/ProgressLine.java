package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;

/** One line on a terminal that is written over and over: rows, rate, percent, time left. */
final class ProgressLine implements AuditReport.Progress {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintWriter err;
  private final boolean shown;
  private final LongSupplier nanos;
  private final long startNanos;
  private long lastNanos;
  private int width;
  private long rows;

  /**
   * A line on {@code err}.
   *
   * @param shown false: only count
   */
  ProgressLine(PrintWriter err, boolean shown, LongSupplier nanos) {
    this.err = err;
    this.shown = shown;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
    this.lastNanos = startNanos - PAUSE_NANOS;
  }

  /** A line on {@code err} that is shown on a terminal, and anywhere when it is {@code wanted}. */
  static ProgressLine on(PrintWriter err, boolean wanted, TrailClock clock) {
    return new ProgressLine(err, wanted || Terminal.isStandardError(), clock::nanos);
  }

  @Override
  public void at(long done, long total) {
    rows = done;
    long now = nanos.getAsLong();
    if (shown && (now - lastNanos >= PAUSE_NANOS || done >= total)) {
      lastNanos = now;
      show(text(done, total, now - startNanos));
    }
  }

  /**
   * So many lines of a log of {@code size} bytes were read, {@code position} bytes of it.
   *
   * @param size −1 when that is not known
   */
  void lines(long done, long position, long size) {
    rows = done;
    long now = nanos.getAsLong();
    if (shown && now - lastNanos >= PAUSE_NANOS) {
      lastNanos = now;
      show(linesText(done, position, size, now - startNanos));
    }
  }

  static String linesText(long done, long position, long size, long elapsedNanos) {
    double seconds = Math.max(elapsedNanos, 1_000_000) / 1e9;
    String text = String.format(Locale.ROOT, "%,d lines, %,d/s", done, Math.round(done / seconds));
    if (size <= 0 || position <= 0) {
      return text;
    }
    long left = Math.round(seconds * Math.max(0, size - position) / position);
    long percent = Math.min(100, 100 * position / size);
    return text + String.format(Locale.ROOT, ", %d %%, %s left", percent, clock(left));
  }

  /** Rows so far. */
  long rows() {
    return rows;
  }

  /** Leaves the line, so that what follows begins on a fresh one. */
  void end() {
    if (width > 0) {
      err.println();
      err.flush();
      width = 0;
    }
  }

  static String text(long done, long total, long elapsedNanos) {
    double seconds = Math.max(elapsedNanos, 1_000_000) / 1e9;
    long rate = Math.round(done / seconds);
    long percent = total == 0 ? 100 : 100 * done / total;
    String left = rate == 0 ? "-:--" : clock((total - done + rate - 1) / rate);
    return String.format(
        Locale.ROOT, "%,d of %,d records, %,d/s, %d %%, %s left", done, total, rate, percent, left);
  }

  private void show(String text) {
    err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    err.flush();
    width = text.length();
  }

  private static String clock(long seconds) {
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
