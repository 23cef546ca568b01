package org.sessiontrail.console.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.console.chart.Plot;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** When a new release of the application was first seen, for pictures of time. */
public final class Releases {
  private Releases() {}

  /** The days of the period at which one was first seen; the first of them is no news. */
  public static List<Plot.Mark> of(PageRequest asked, PeriodChoice period) throws Exception {
    List<Plot.Mark> out = new ArrayList<>();
    firsts(asked, period)
        .forEach((release, micros) -> out.add(new Plot.Mark(asked.texts().day(micros), release)));
    return out.isEmpty() ? out : out.subList(1, out.size());
  }

  /** The names of those seen in the period, the oldest first. */
  static List<String> names(PageRequest asked, PeriodChoice period) throws Exception {
    return List.copyOf(firsts(asked, period).keySet());
  }

  private static Map<String, Long> firsts(PageRequest asked, PeriodChoice period) throws Exception {
    TrailReader reader = asked.tracker().find(TrailReader.class);
    Map<String, Long> out = new LinkedHashMap<>();
    if (reader != null) {
      reader.read(
          TrailQuery.all()
              .between(period.fromMicros(), period.toMicros())
              .ofKinds(Set.of(Kind.STREAM_OPEN)),
          record -> {
            String release = record.stored().text("release");
            if (release != null) {
              out.putIfAbsent(release, record.stored().epochMicros());
            }
          });
    }
    return out;
  }
}
