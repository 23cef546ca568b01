package org.sessiontrail.report.format;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.interchange.EcsExport;
import org.sessiontrail.report.interchange.OcsfExport;
import org.sessiontrail.report.interchange.XesExport;
import org.sessiontrail.report.interchange.syslog.SyslogExport;
import org.sessiontrail.report.interchange.syslog.SyslogSettings;
import org.sessiontrail.report.pdf.PdfExport;
import org.sessiontrail.syslog.SyslogFile;

/**
 * The formats an audit report comes in. A new one is a constant here and its case in {@link
 * #writer}; help texts, the page and the parameters follow.
 */
public enum ReportFormat {
  /** See {@link CsvExport}. */
  CSV("CSV", "csv", "text/csv; charset=UTF-8", null),
  /** See {@link JsonLinesExport}. */
  JSONL("JSON Lines", "jsonl", "application/x-ndjson; charset=UTF-8", null),
  /** See {@link XlsxExport}. */
  XLSX(
      "Excel workbook",
      "xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      Library.FASTEXCEL),
  /** See {@link PdfExport}. */
  PDF("PDF document", "pdf", "application/pdf", Library.PDFBOX),
  /** See {@link OcsfExport}. */
  OCSF("OCSF events", "ocsf.jsonl", "application/x-ndjson; charset=UTF-8", null),
  /** See {@link EcsExport}. */
  ECS("ECS events", "ecs.jsonl", "application/x-ndjson; charset=UTF-8", null),
  /** See {@link SyslogExport}; messages are separated by line feeds. */
  SYSLOG("Syslog messages", "log", "text/plain; charset=UTF-8", null),
  /** See {@link XesExport}. */
  XES("XES event log", "xes", "application/xml; charset=UTF-8", null);

  private final String title;
  private final String extension;
  private final String mediaType;
  private final @Nullable Library library;

  ReportFormat(String title, String extension, String mediaType, @Nullable Library library) {
    this.title = title;
    this.extension = extension;
    this.mediaType = mediaType;
    this.library = library;
  }

  /** The name people type. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name people read. */
  public String title() {
    return title;
  }

  /** File name extension, without the dot. */
  public String extension() {
    return extension;
  }

  /** Content type of an answer in this format. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether a terminal can show it: its media type names a charset. */
  public boolean isText() {
    return mediaType.contains("charset=");
  }

  /**
   * Why this format can't be written here, a sentence for whoever asked; null when it can: {@code
   * xlsx needs org.dhatim:fastexcel on the class path}.
   */
  public @Nullable String missing() {
    return library == null || library.isPresent()
        ? null
        : id() + " needs " + library.artifact + " on the class path";
  }

  /**
   * A writer of this format to {@code out}, which the caller closes.
   *
   * @throws IllegalStateException when this format is {@link #missing}
   */
  public AuditWriter writer(OutputStream out) {
    return writer(out, PdfExport.MOST_ROWS);
  }

  /**
   * As {@link #writer(OutputStream)}.
   *
   * @param mostPrinted how many records a {@link #PDF} prints; no other format has a limit
   */
  public AuditWriter writer(OutputStream out, long mostPrinted) {
    String missing = missing();
    if (missing != null) {
      throw new IllegalStateException(missing);
    }
    return switch (this) {
      case CSV -> new CsvExport(out);
      case JSONL -> new JsonLinesExport(out);
      case XLSX -> new XlsxExport(out);
      case PDF -> new PdfExport(out, mostPrinted);
      case OCSF -> new OcsfExport(out);
      case ECS -> new EcsExport(out);
      case SYSLOG ->
          new SyslogExport(
              SyslogSettings.defaults(), new SyslogFile(out, SyslogFile.Framing.LINES));
      case XES -> new XesExport(out);
    };
  }

  /** The format people call {@code id}, or null when there is none. */
  public static @Nullable ReportFormat of(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** The names of all formats that people type, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ReportFormat::id).toList();
  }

  /** What a format needs that an application need not bring. */
  private enum Library {
    FASTEXCEL(
        "org.dhatim:fastexcel",
        "org.dhatim.fastexcel.Workbook",
        "com.github.rzymek.opczip.OpcOutputStream"),
    PDFBOX(
        "org.apache.pdfbox:pdfbox and org.apache.pdfbox:xmpbox",
        "org.apache.pdfbox.pdmodel.PDDocument",
        "org.apache.xmpbox.XMPMetadata");

    private final String artifact;
    private final String type;
    private final String otherType;

    /** Present when a type of each of its jars is. */
    Library(String artifact, String type, String otherType) {
      this.artifact = artifact;
      this.type = type;
      this.otherType = otherType;
    }

    boolean isPresent() {
      ClassLoader loader = ReportFormat.class.getClassLoader();
      try {
        Class.forName(type, false, loader);
        Class.forName(otherType, false, loader);
        return true;
      } catch (ClassNotFoundException | LinkageError e) {
        return false;
      }
    }
  }
}
