package org.sessiontrail.detect.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarm;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Rule;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;

/**
 * D12: a program takes pages away. Looked at by session; of a network only what comes without one,
 * for each visitor of an office has a session. What is neither page nor call of a script (a
 * picture, say) counts only of somebody who never asked for a page.
 */
final class Scraping implements Rule {
  private static final long MINUTE = 60_000_000;
  private static final int EVEN_PAGES = 30;
  private static final int EVEN_PATHS = 15;
  private static final double EVEN = 0.1;
  private static final long EVEN_WINDOW = 24 * 60 * MINUTE;
  private static final int MOST = 4_096;

  private final RuleSettings settings;
  private final KeyedState<Taken> bySource =
      new KeyedState<>(KeyedState.MOST_KEYS / 2, Taken::new, new TakenForm());

  /** What one source took. */
  private static final class Taken {
    private boolean browses;
    private Tempo tempo = new Tempo();
    private EventWindow paths = new EventWindow();
    private EventWindow even = new EventWindow();
  }

  Scraping(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D12;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    Signal.Asked asked = signal.asked();
    String source = signal.source();
    if (asked == null || source == null || !asked.isPage()) {
      return;
    }
    Taken taken = bySource.of(source);
    boolean page = asked.type().equals("page");
    taken.browses |= page;
    if (page || !taken.browses) {
      take(taken, signal, Texts.hash(asked.path()), alarms);
    }
  }

  private void take(Taken taken, Signal signal, long path, Alarms alarms) {
    long at = signal.micros();
    int many = (int) Math.min(MOST, settings.threshold2());
    taken.tempo.add(at);
    taken.paths.addDistinct(at, path, signal.index(), settings.windowMicros(), many + 1);
    taken.even.add(at, path, signal.index(), EVEN_WINDOW, EVEN_PAGES);
    if (taken.tempo.steady() > settings.threshold()) {
      int rate = taken.tempo.steady();
      raise(alarms, signal, taken, taken.paths, "%d pages a minute, two minutes running", rate);
    } else if (taken.paths.size() > many) {
      raise(
          alarms,
          signal,
          taken,
          taken.paths,
          "more than %d different paths within %d s",
          many,
          taken.paths.spanMicros() / 1_000_000);
    } else if (isEven(taken.even)) {
      raise(
          alarms,
          signal,
          taken,
          taken.even,
          "%d pages running whose gaps vary by %.2f",
          taken.even.size(),
          taken.even.gapVariation());
    }
  }

  private static boolean isEven(EventWindow pages) {
    return pages.size() >= EVEN_PAGES
        && pages.gapVariation() < EVEN
        && pages.distinct() >= EVEN_PATHS;
  }

  private void raise(
      Alarms alarms, Signal signal, Taken taken, EventWindow shown, String why, Object... numbers) {
    if (taken.paths.tell(signal.micros(), settings.windowMicros())) {
      String words = String.format(Locale.ROOT, why, numbers);
      List<Long> evidence = shown.evidence();
      alarms.raise(new Alarm(id(), id().severity(), signal, words, evidence));
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    bySource.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    bySource.read(in);
  }

  private static final class TakenForm implements KeyedState.Form<Taken> {
    @Override
    public void write(Taken taken, DataOutput out) throws IOException {
      out.writeBoolean(taken.browses);
      taken.tempo.write(out);
      taken.paths.write(out);
      taken.even.write(out);
    }

    @Override
    public Taken read(DataInput in) throws IOException {
      Taken out = new Taken();
      out.browses = in.readBoolean();
      out.tempo = Tempo.read(in);
      out.paths = EventWindow.read(in);
      out.even = EventWindow.read(in);
      return out;
    }
  }
}
