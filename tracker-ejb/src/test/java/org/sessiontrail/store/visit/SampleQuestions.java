package org.sessiontrail.store.visit;

import java.time.ZoneOffset;
import org.sessiontrail.demo.DemoPlants;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.Report;

/** What can be asked of every report about a made-up history. */
final class SampleQuestions {
  /** Steps of the way to an order. */
  static final String[] STEPS = {"action==product.view", "action==cart.add", "action==order.place"};

  private final Period period;
  private final DemoPlants plants;

  /** Questions about {@code period} of a history in which {@code plants} are planted. */
  SampleQuestions(Period period, DemoPlants plants) {
    this.period = period;
    this.plants = plants;
  }

  /** With what {@code report} has to be told. */
  Question of(Report report, int rows) {
    Question plain =
        Question.about(period, Audience.AUDITOR).shown(new Question.View(false, null, rows));
    return switch (report.name()) {
      case "funnel", "funnel-dropoff" -> plain.with("step", STEPS);
      case "campaign-return" -> plain.with("cost", "2026-10-20,newsletter,tea-letter,40,EUR");
      case "release-impact" ->
          plain
              .in(aroundTheRelease())
              .with("before", plants.release().before())
              .with("after", plants.release().after());
      default -> plain;
    };
  }

  /** As long as the period, with the release in its middle where it lies outside. */
  private Period aroundTheRelease() {
    long middle = plants.release().atMicros();
    long half = period.micros() / 2;
    return middle > period.fromMicros()
        ? period
        : new Period(middle - half, middle + half, ZoneOffset.UTC);
  }
}
