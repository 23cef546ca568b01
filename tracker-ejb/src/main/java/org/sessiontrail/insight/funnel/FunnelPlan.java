package org.sessiontrail.insight.funnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.segment.SegmentMistake;
import org.sessiontrail.insight.segment.Step;

/**
 * What a funnel is asked for.
 *
 * @param steps two to twelve
 * @param order how they have to follow each other
 * @param windowMicros longest time from the first step
 * @param exclusion what must not happen between the first step and another, or null
 * @param isOfVisitors whether steps are taken by visitors over all of their visits, not by visits
 */
record FunnelPlan(
    List<Step> steps,
    Order order,
    long windowMicros,
    @Nullable Step exclusion,
    boolean isOfVisitors) {
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.repeated(
              "step",
              "One step, two to twelve of them in their order: page==/cart, action==order.place, conditions as in segments."),
          Parameter.once(
              "order",
              "sequential (others may come between; this unless given), strict (one at once after the other) or any."),
          Parameter.once(
              "window", "Longest time from the first step: 30m, 12h, 7d; 1d unless given."),
          Parameter.once("exclude", "What must not happen between the first step and another."),
          Parameter.once(
              "per", "visit (unless given), or visitor: steps may be taken in several visits."));

  private static final int LEAST = 2;
  private static final int MOST = 12;

  /** How steps have to follow each other. */
  enum Order {
    SEQUENTIAL,
    STRICT,
    ANY;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads the parameters of {@code question}. */
  static FunnelPlan of(Question question) throws QuestionMistakes {
    List<String> mistakes = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (String text : question.texts("step")) {
      steps.addAll(step(text, mistakes));
    }
    if (mistakes.isEmpty() && (steps.size() < LEAST || steps.size() > MOST)) {
      mistakes.add("TRK-0635 a funnel has two to twelve steps; give step several times");
    }
    String excluded = question.text("exclude", "");
    List<Step> exclusion = excluded.isEmpty() ? List.of() : step(excluded, mistakes);
    Order order = order(question.text("order", Order.SEQUENTIAL.id()), mistakes);
    if (order == Order.ANY && !excluded.isEmpty()) {
      mistakes.add("TRK-0635 steps in any order have nothing between them to exclude");
    }
    long window = window(question.text("window", "1d"), mistakes);
    String per = question.text("per", "visit");
    if (!per.equals("visit") && !per.equals("visitor")) {
      mistakes.add("TRK-0635 per is visit or visitor");
    }
    if (!mistakes.isEmpty()) {
      throw new QuestionMistakes(mistakes);
    }
    return new FunnelPlan(
        steps, order, window, exclusion.isEmpty() ? null : exclusion.get(0), per.equals("visitor"));
  }

  private static List<Step> step(String text, List<String> mistakes) {
    try {
      return List.of(Step.of(text));
    } catch (SegmentMistake e) {
      mistakes.add(String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static Order order(String typed, List<String> mistakes) {
    return Arrays.stream(Order.values())
        .filter(each -> each.id().equals(typed))
        .findFirst()
        .orElseGet(
            () -> {
              mistakes.add("TRK-0635 order is sequential, strict or any");
              return Order.SEQUENTIAL;
            });
  }

  private static long window(String typed, List<String> mistakes) {
    if (!typed.matches("[1-9]\\d{0,5}[smhd]")) {
      mistakes.add("TRK-0635 window is a number and s, m, h or d: 30m, 7d");
      return 0;
    }
    long number = Long.parseLong(typed.substring(0, typed.length() - 1));
    return switch (typed.charAt(typed.length() - 1)) {
      case 's' -> TimeUnit.SECONDS.toMicros(number);
      case 'm' -> TimeUnit.MINUTES.toMicros(number);
      case 'h' -> TimeUnit.HOURS.toMicros(number);
      default -> TimeUnit.DAYS.toMicros(number);
    };
  }
}
