package org.sessiontrail.report.policy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms a policy report comes in. */
public enum PolicyFormat {
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

  /** The format of a name, or null. */
  public static @Nullable PolicyFormat of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(PolicyFormat::id).toList();
  }

  /** Writes {@code result} in UTF-8 and flushes {@code out}, which the caller closes. */
  public void write(PolicyResult result, OutputStream out) throws IOException {
    switch (this) {
      case TABLE -> PolicyText.write(result, out);
      case JSON -> PolicyJson.write(result, out);
      case CSV -> PolicyCsv.write(result, out);
    }
    out.flush();
  }
}
