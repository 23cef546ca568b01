package org.sessiontrail.report.format;

import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Conditions;
import org.sessiontrail.report.pdf.PdfExport;
import org.sessiontrail.store.TrailQuery;

/**
 * What somebody asked a report for, from the texts they typed: parameters of an address, options of
 * a command.
 *
 * @param format how it is to be written
 * @param query which records
 * @param pdfRows how many of them a PDF prints at most
 */
public record ReportRequest(ReportFormat format, TrailQuery query, long pdfRows) {
  /** The parameter for {@link #pdfRows}. */
  public static final String PDF_ROWS = "pdf-rows";

  /** The parameters there are. */
  public static final Set<String> NAMES =
      Set.of("format", "from", "to", "session", "user", "action", PDF_ROWS);

  /** A command has a memory of its own; in a server a document shares the application's. */
  private static final long MOST_PDF_ROWS = 1_000_000;

  /** Every mistake of a request, one sentence each. */
  public static final class Mistakes extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    Mistakes(List<String> sentences) {
      super(String.join("; ", sentences));
      this.sentences = List.copyOf(sentences);
    }

    /** One sentence a mistake. */
    public List<String> sentences() {
      return sentences;
    }
  }

  /**
   * The request that {@code texts} make; a missing, null or blank text sets no condition, the
   * format is CSV unless given.
   *
   * @param texts by name, see {@link #NAMES}
   * @throws Mistakes all mistakes at once
   */
  public static ReportRequest of(Map<String, @Nullable String> texts) throws Mistakes {
    return new Parsing(new TypedTexts(texts), MOST_PDF_ROWS).request();
  }

  /**
   * The request that the parameters of an address make.
   *
   * @param parameters values by name; one name with several values is a mistake
   * @throws Mistakes all mistakes at once
   */
  public static ReportRequest ofParameters(Map<String, String[]> parameters) throws Mistakes {
    return new Parsing(TypedTexts.ofParameters(parameters), PdfExport.MOST_ROWS).request();
  }

  /**
   * A writer as it was asked for, to {@code out}, which the caller closes.
   *
   * @throws IllegalStateException when the format is missing
   */
  public AuditWriter writer(OutputStream out) {
    return format.writer(out, pdfRows);
  }

  /** The conditions that were set, by parameter name. */
  public Map<String, String> conditions() {
    return Conditions.of(query);
  }

  /**
   * Microseconds since 1970 of a date ({@code 2026-01-31}, its first moment), a date with time
   * ({@code 2026-01-31T10:00}) or an RFC 3339 time; UTC unless it has an offset.
   *
   * @throws DateTimeException when {@code text} is no such time
   */
  public static long micros(String text) {
    Instant instant;
    if (text.indexOf('T') < 0) {
      instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } else if (hasOffset(text)) {
      instant = OffsetDateTime.parse(text).toInstant();
    } else {
      instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    if (micros < 0 || instant.atZone(ZoneOffset.UTC).getYear() > 9999) {
      throw new DateTimeException("outside 1970 to 9999");
    }
    return micros;
  }

  private static boolean hasOffset(String text) {
    String time = text.substring(text.indexOf('T'));
    return time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
  }

  /** Reads one request. */
  private static final class Parsing {
    private final TypedTexts texts;
    private final long most;

    Parsing(TypedTexts texts, long mostPdfRows) {
      this.texts = texts.only(NAMES, "an export");
      this.most = mostPdfRows;
    }

    ReportRequest request() throws Mistakes {
      ReportFormat format = format();
      TrailQuery query =
          texts
              .period()
              .ofSession(texts.text("session"))
              .ofUser(texts.text("user"))
              .ofAction(texts.text("action"));
      long pdfRows = pdfRows(format);
      if (!texts.mistakes().isEmpty()) {
        throw new Mistakes(texts.mistakes());
      }
      return new ReportRequest(format, query, pdfRows);
    }

    private ReportFormat format() {
      String id = texts.text("format");
      ReportFormat format = id == null ? ReportFormat.CSV : ReportFormat.of(id);
      if (format == null) {
        texts.mistake(
            "format "
                + TypedTexts.shown(id)
                + " is unknown; known: "
                + String.join(", ", ReportFormat.names()));
        return ReportFormat.CSV;
      }
      String missing = format.missing();
      if (missing != null) {
        texts.mistake(missing);
      }
      return format;
    }

    private long pdfRows(ReportFormat format) {
      String text = texts.text(PDF_ROWS);
      if (text == null) {
        return PdfExport.MOST_ROWS;
      }
      if (format != ReportFormat.PDF) {
        texts.mistake(PDF_ROWS + " is for format pdf; all other formats hold every record");
      } else if (!text.matches("\\d{1,7}") || Long.parseLong(text) > most) {
        texts.mistake(PDF_ROWS + " " + TypedTexts.shown(text) + " is no number from 0 to " + most);
      } else {
        return Long.parseLong(text);
      }
      return PdfExport.MOST_ROWS;
    }
  }
}
