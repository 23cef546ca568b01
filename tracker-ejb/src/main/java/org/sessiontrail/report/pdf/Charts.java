package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Charts of counts, drawn as lines and rectangles: they stay sharp at any size. */
final class Charts {
  private static final Pen.Style LABEL = Pen.Style.plain(8.5f);
  private static final Pen.Style SMALL = Pen.Style.muted(7.5f);
  private static final float COLUMNS_HIGH = 130;
  private static final float AXIS_WIDTH = 46;
  private static final float ROW_HIGH = 15;
  private static final float NAME_WIDTH = 190;
  private static final float COUNT_WIDTH = 96;

  private Charts() {}

  /** Upright bars, one for each span of time. */
  static void columns(Flow to, List<TopNames.Count> counts) throws IOException {
    float top = to.take(COLUMNS_HIGH + 30) + 6;
    Pen pen = to.pen();
    float left = PdfPages.MARGIN + AXIS_WIDTH;
    float width = PdfPages.width(false) - AXIS_WIDTH;
    long most = roundedUp(highest(counts));
    for (int part = 0; part <= 2; part++) {
      float y = top + COLUMNS_HIGH - COLUMNS_HIGH * part / 2;
      pen.line(left, y, left + width, y);
      pen.textEndingAt(left - 5, y + 2.5f, SMALL, number(most * part / 2));
    }
    float step = width / counts.size();
    for (int i = 0; i < counts.size(); i++) {
      float high = COLUMNS_HIGH * counts.get(i).count() / most;
      float bar = Math.min(step * 0.78f, 42);
      float x = left + step * i + (step - bar) / 2;
      pen.fill(x, top + COLUMNS_HIGH - high, bar, high, Pen.Shade.BAR);
    }
    labels(pen, counts, left, width, top + COLUMNS_HIGH + 12);
  }

  /**
   * A table of names with bars and shares, most frequent first.
   *
   * @param total what the shares are of
   */
  static void table(Flow to, List<TopNames.Count> counts, long total) throws IOException {
    long most = Math.max(1, highest(counts));
    float room = PdfPages.width(false) - NAME_WIDTH - COUNT_WIDTH;
    for (TopNames.Count count : counts) {
      float top = to.take(ROW_HIGH);
      Pen pen = to.pen();
      String name = pen.font().lines(count.name(), LABEL.size(), NAME_WIDTH - 8, 1).get(0);
      pen.text(PdfPages.MARGIN, top + 10, LABEL, name);
      float x = PdfPages.MARGIN + NAME_WIDTH;
      pen.fill(x, top + 2.5f, Math.max(0.75f, room * count.count() / most), 9, Pen.Shade.BAR);
      float right = PdfPages.MARGIN + PdfPages.width(false);
      pen.textEndingAt(right - 42, top + 10, LABEL, number(count.count()));
      pen.textEndingAt(right, top + 10, SMALL, percent(count.count(), total));
      pen.line(PdfPages.MARGIN, top + ROW_HIGH - 1, right, top + ROW_HIGH - 1);
    }
  }

  /** The number as people read it. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void labels(Pen pen, List<TopNames.Count> counts, float left, float width, float y)
      throws IOException {
    float step = width / counts.size();
    float room = pen.font().width(counts.get(0).name(), SMALL.size()) + 10;
    int every = Math.max(1, (int) Math.ceil(room / step));
    for (int i = 0; i < counts.size(); i += every) {
      String name = counts.get(i).name();
      float middle = left + step * i + step / 2;
      float wide = pen.font().width(name, SMALL.size());
      float x = Math.min(Math.max(left, middle - wide / 2), left + width - wide);
      pen.text(x, y, SMALL, name);
    }
  }

  private static long highest(List<TopNames.Count> counts) {
    return counts.stream().mapToLong(TopNames.Count::count).max().orElse(0);
  }

  /** The next of 2, 4, 10, 20, 40, 100 and so on, so that the half is a whole number too. */
  private static long roundedUp(long count) {
    long power = 1;
    while (count > 10 * power) {
      power *= 10;
    }
    for (long step : new long[] {2, 4, 6, 8, 10}) {
      if (count <= step * power) {
        return step * power;
      }
    }
    return count;
  }

  private static String percent(long count, long total) {
    return total == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * count / total);
  }
}
