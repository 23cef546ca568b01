package org.sessiontrail.insight;

import static org.sessiontrail.insight.References.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Question;

/** What the report on programs, and on what looks like them, should answer. */
@NullUnmarked // values of rows, which the test knows
final class ProgramReferences {
  private static final int SEVERAL = 3;

  private ProgramReferences() {}

  static List<List<@Nullable Object>> automated(History history, Question question) {
    List<Map<String, @Nullable Object>> all =
        history.visits().stream()
            .filter(visit -> visit.get("log_id").equals(History.LOG))
            .filter(visit -> number(visit, "start_micros") >= question.period().fromMicros())
            .filter(visit -> number(visit, "start_micros") < question.period().toMicros())
            .toList();
    List<Map<String, @Nullable Object>> peers =
        all.stream()
            .filter(visit -> program(visit).equals("none") && number(visit, "views") >= SEVERAL)
            .toList();
    return References.groups(
            all.stream()
                .filter(visit -> SegmentTruth.meets(question.segment(), visit, history))
                .toList(),
            question,
            (visit, asked) -> List.of(program(visit)))
        .entrySet()
        .stream()
        .map(group -> References.row(group.getKey(), counts(group.getValue(), peers)))
        .toList();
  }

  private static String program(Map<String, @Nullable Object> visit) {
    return String.valueOf(Objects.requireNonNullElse(visit.get("bot"), "none"));
  }

  private static List<@Nullable Object> counts(
      List<Map<String, @Nullable Object>> visits, List<Map<String, @Nullable Object>> peers) {
    long[] hints = new long[4];
    long hinted = 0;
    for (Map<String, @Nullable Object> visit : visits) {
      boolean[] shown = hints(visit, peers);
      boolean any = false;
      for (int i = 0; i < shown.length; i++) {
        hints[i] += shown[i] ? 1 : 0;
        any |= shown[i];
      }
      hinted += any ? 1 : 0;
    }
    List<@Nullable Object> out = new ArrayList<>();
    out.add((long) visits.size());
    out.add(References.people(visits));
    out.add(hinted);
    Arrays.stream(hints).forEach(out::add);
    out.add(References.quotient(hinted, visits.size()));
    return out;
  }

  private static boolean[] hints(
      Map<String, @Nullable Object> visit, List<Map<String, @Nullable Object>> peers) {
    List<String> kept =
        List.of(String.valueOf(Objects.requireNonNullElse(visit.get("bot_hint"), "")).split(" "));
    return new boolean[] {
      kept.contains("steady"),
      kept.contains("fast"),
      lacks(visit, peers, "statics"),
      lacks(visit, peers, "told")
    };
  }

  private static boolean lacks(
      Map<String, @Nullable Object> visit, List<Map<String, @Nullable Object>> peers, String what) {
    double having = peers.stream().filter(peer -> number(peer, what) > 0).count();
    return number(visit, "views") >= SEVERAL
        && number(visit, what) == 0
        && !peers.isEmpty()
        && having / peers.size() >= 0.8;
  }
}
