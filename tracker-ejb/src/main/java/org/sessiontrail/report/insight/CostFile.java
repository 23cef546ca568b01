package org.sessiontrail.report.insight;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.insight.question.QuestionMistakes;

/**
 * What campaigns cost, from a CSV file whose first line names the columns: {@code date}, or {@code
 * from} and {@code to} (both days included), {@code source}, {@code campaign}, {@code cost}, {@code
 * currency}; others are not looked at. The cost of several days is spread over them evenly.
 */
public final class CostFile {
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_MISTAKES = 20;
  private static final int MOST_DAYS = 3_700;
  private static final int DIGITS = 6;

  private final String name;
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private CostFile(String name) {
    this.name = name;
  }

  /**
   * Its costs as lines of the parameter {@code cost}, one a day and campaign.
   *
   * @throws QuestionMistakes with the first mistakes, each with its line
   */
  public static List<String> lines(Path file) throws QuestionMistakes {
    CostFile out = new CostFile(String.valueOf(file.getFileName()));
    try {
      if (Files.size(file) > MOST_BYTES) {
        out.mistake("is longer than " + MOST_BYTES + " bytes");
      } else {
        out.read(Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      out.mistake("can't be read: " + e.getClass().getSimpleName());
    } catch (CsvParseException e) {
      out.mistake("is no CSV");
    }
    if (!out.mistakes.isEmpty()) {
      throw new QuestionMistakes(out.mistakes);
    }
    return out.lines;
  }

  private void mistake(String what) {
    if (mistakes.size() < MOST_MISTAKES) {
      mistakes.add("TRK-0699 " + name + " " + what);
    }
  }

  private void read(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CsvReader.builder()
        .ofNamedCsvRecord(plain)
        .forEach(
            row -> {
              try {
                add(row);
              } catch (DateTimeException | IllegalArgumentException e) {
                mistake("line " + row.getStartingLineNumber() + ": " + reason(e));
              }
            });
  }

  private static String reason(RuntimeException e) {
    return e instanceof DateTimeException
        ? "a day is written 2026-03-01"
        : String.valueOf(e.getMessage());
  }

  private void add(NamedCsvRecord row) {
    boolean isOneDay = row.findField("date").isPresent();
    LocalDate from = LocalDate.parse(field(row, isOneDay ? "date" : "from"));
    LocalDate to = isOneDay ? from : LocalDate.parse(field(row, "to"));
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("from is not before to, or more than ten years before it");
    }
    String source = name(row, "source");
    String campaign = name(row, "campaign");
    String cost = field(row, "cost");
    String currency = field(row, "currency");
    if (!cost.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
      throw new IllegalArgumentException("cost is a number with a point: 12.50");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency is three capital letters: EUR");
    }
    BigDecimal whole = new BigDecimal(cost);
    BigDecimal told = BigDecimal.ZERO;
    for (long day = 1; day <= days; day++) {
      BigDecimal until =
          whole
              .multiply(BigDecimal.valueOf(day))
              .divide(BigDecimal.valueOf(days), DIGITS, RoundingMode.HALF_EVEN);
      lines.add(
          String.join(
              ",",
              from.plusDays(day - 1).toString(),
              source,
              campaign,
              until.subtract(told).toPlainString(),
              currency));
      told = until;
    }
  }

  private static String name(NamedCsvRecord row, String column) {
    String value = field(row, column);
    if (value.isEmpty() || value.indexOf(',') >= 0) {
      throw new IllegalArgumentException(column + " is missing, or holds a comma");
    }
    return value;
  }

  private static String field(NamedCsvRecord row, String column) {
    return row.findField(column)
        .map(String::strip)
        .orElseThrow(() -> new IllegalArgumentException("there is no column " + column));
  }
}
