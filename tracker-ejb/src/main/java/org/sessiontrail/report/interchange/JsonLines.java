package org.sessiontrail.report.interchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sessiontrail.record.CanonicalJson;

/** Objects as lines of canonical JSON in UTF-8. */
final class JsonLines {
  private static final int BUFFER_CHARS = 1 << 14;

  private final Writer out;

  JsonLines(OutputStream out) {
    this.out =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS);
  }

  void write(Map<String, Object> object) throws IOException {
    out.write(CanonicalJson.text(object));
    out.write('\n');
  }

  void flush() throws IOException {
    out.flush();
  }
}
