package org.sessiontrail.insight.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.sql.SqlPart;

/**
 * What campaigns cost on days of a period.
 *
 * @param currency of all costs; empty when there are none
 * @param milli thousandths of the currency by source and campaign
 */
record Costs(String currency, Map<List<String>, Long> milli) {
  private static final int PARTS = 5;

  /** The costs that came with {@code question}. */
  static Costs of(Question question) throws QuestionMistakes {
    List<String> mistakes = new ArrayList<>();
    Set<String> currencies = new TreeSet<>();
    Map<List<String>, Long> milli = new LinkedHashMap<>();
    for (String line : question.texts("cost")) {
      String[] parts = line.strip().split("\\s*,\\s*", -1);
      try {
        add(parts, question.period(), currencies, milli);
      } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
        mistakes.add("TRK-0675 a cost is date,source,campaign,cost,currency: " + shown(line));
      }
    }
    if (currencies.size() > 1) {
      mistakes.add("TRK-0676 costs are in one currency, these in " + String.join(", ", currencies));
    }
    if (!mistakes.isEmpty()) {
      throw new QuestionMistakes(mistakes);
    }
    return new Costs(String.join("", currencies), milli);
  }

  private static void add(
      String[] parts, Period period, Set<String> currencies, Map<List<String>, Long> milli) {
    if (parts.length != PARTS
        || !parts[3].matches("[0-9]{1,12}(\\.[0-9]{1,6})?")
        || !parts[4].matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("no cost");
    }
    long day =
        LocalDate.parse(parts[0]).atStartOfDay(period.zone()).toInstant().getEpochSecond()
            * 1_000_000;
    currencies.add(parts[4]);
    if (day >= period.fromMicros() && day < period.toMicros()) {
      long cost =
          new BigDecimal(parts[3])
              .movePointRight(3)
              .setScale(0, RoundingMode.HALF_EVEN)
              .longValueExact();
      milli.merge(List.of(parts[1], parts[2]), cost, Math::addExact);
    }
  }

  private static String shown(String line) {
    return line.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(line.length(), 80));
  }

  /** Rows of source, campaign and cost; without values when there are none. */
  SqlPart rows() {
    List<String> rows = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    milli.forEach(
        (campaign, cost) -> {
          rows.add(
              "SELECT COALESCE(?, '') AS source, COALESCE(?, '') AS campaign, "
                  + cost
                  + " AS cost");
          values.addAll(campaign);
        });
    return new SqlPart(String.join(" UNION ALL ", rows), values);
  }
}
