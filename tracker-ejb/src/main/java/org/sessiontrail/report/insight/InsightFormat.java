package org.sessiontrail.report.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sessiontrail.insight.question.Answer;

/** The forms in which a report over visits comes. */
public enum InsightFormat {
  /** Text to be read. */
  TABLE,
  /** One JSON object. */
  JSON,
  /** CSV (RFC 4180), safe in a spreadsheet. */
  CSV;

  /** The name people type. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a name. */
  public static Optional<InsightFormat> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(InsightFormat::id).toList();
  }

  /** The media type, for HTTP. */
  public String mediaType() {
    return switch (this) {
      case TABLE -> "text/plain; charset=UTF-8";
      case JSON -> "application/json";
      case CSV -> "text/csv; charset=UTF-8";
    };
  }

  /** Writes {@code answer} in UTF-8 and flushes {@code out}, which the caller closes. */
  public void write(Answer answer, OutputStream out) throws IOException {
    switch (this) {
      case TABLE -> InsightText.write(answer, out);
      case JSON -> InsightJson.write(answer, out);
      case CSV -> InsightCsv.write(answer, out);
    }
    out.flush();
  }
}
