package org.sessiontrail.console.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.chart.Plot;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** When a new release of the application was first seen, for pictures of time. */
public final class Releases {
  private Releases() {}

  /** The days of the period at which one began. */
  public static List<Plot.Mark> of(PageRequest asked, PeriodChoice period) throws Exception {
    TrailReader reader = asked.tracker().find(TrailReader.class);
    List<Plot.Mark> out = new ArrayList<>();
    if (reader == null) {
      return out;
    }
    @Nullable String[] before = new String[1];
    reader.read(
        TrailQuery.all()
            .between(period.fromMicros(), period.toMicros())
            .ofKinds(Set.of(Kind.STREAM_OPEN)),
        record -> {
          String release = record.stored().text("release");
          if (release != null && !release.equals(before[0])) {
            if (before[0] != null) {
              out.add(new Plot.Mark(asked.texts().day(record.stored().epochMicros()), release));
            }
            before[0] = release;
          }
        });
    return out;
  }
}
