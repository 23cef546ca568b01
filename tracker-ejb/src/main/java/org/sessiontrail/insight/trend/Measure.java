package org.sessiontrail.insight.trend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.sql.SqlFile;

/** What a series is of. */
enum Measure {
  VISITS("series-visits", null, "visits", Sort.COUNT),
  VIEWS("series-visits", "SUM(x.views)", "page views", Sort.COUNT),
  VISITORS("series-visits", "COUNT(DISTINCT x.visitor)", "people", Sort.COUNT),
  CONVERSIONS("series-visits", "SUM(x.converted)", "visits", Sort.COUNT),
  REVENUE("series-revenue", null, "of the currency", Sort.AMOUNT),
  ERRORS("series-errors", null, "requests", Sort.COUNT),
  RESPONSE_TIME("series-response-time", null, "ms", Sort.MEAN);

  /** How numbers of a measure behave. */
  enum Sort {
    /** Things that are counted: their number varies by chance like its root. */
    COUNT,
    /** Money, in thousandths. */
    AMOUNT,
    /** A mean, which is unknown where there is nothing; its parts do not add up. */
    MEAN
  }

  private final String file;
  private final @Nullable String sql;
  private final String unit;
  private final Sort sort;

  Measure(String file, @Nullable String sql, String unit, Sort sort) {
    this.file = file;
    this.sql = sql;
    this.unit = unit;
    this.sort = sort;
  }

  /** The name people type. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The measure of a name. */
  static Optional<Measure> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** All names. */
  static List<String> ids() {
    return Arrays.stream(values()).map(Measure::id).toList();
  }

  /** Names of all files. */
  static List<String> files() {
    return Arrays.stream(values()).map(each -> each.file).distinct().toList();
  }

  /** The file that it is read from. */
  SqlFile file() {
    return SqlFile.named(file);
  }

  /** What stands at the place of the measure; null for what the file has there. */
  @Nullable String sql() {
    return sql;
  }

  /** What its numbers count. */
  String unit() {
    return unit;
  }

  /** How its numbers behave. */
  Sort sort() {
    return sort;
  }
}
