package org.sessiontrail.report;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats an audit report comes in. */
public enum ReportFormat {
  /** See {@link CsvExport}. */
  CSV("text/csv; charset=UTF-8"),
  /** See {@link JsonLinesExport}. */
  JSONL("application/x-ndjson; charset=UTF-8");

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The name people type, also the file name extension. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Content type of an answer in this format. */
  public String mediaType() {
    return mediaType;
  }

  /** A writer of this format to {@code out}, which the caller closes. */
  public AuditWriter writer(OutputStream out) {
    return switch (this) {
      case CSV -> new CsvExport(out);
      case JSONL -> new JsonLinesExport(out);
    };
  }

  /** The format people call {@code id}, or null when there is none. */
  public static @Nullable ReportFormat of(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** The names of all formats, for a message. */
  public static String ids() {
    return Arrays.stream(values()).map(ReportFormat::id).collect(Collectors.joining(", "));
  }
}
