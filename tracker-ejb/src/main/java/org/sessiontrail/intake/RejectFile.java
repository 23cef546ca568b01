package org.sessiontrail.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log that could not be read: number, reason and the line itself, parted by
 * tabulators, made when there is the first. What can't be shown is escaped, {@code \t} or {@code
 * \}{@code u0000}. One thread.
 */
final class RejectFile implements AutoCloseable {
  private static final int LONGEST = 2_000;
  private static final int SAMPLES = 3;

  private final @Nullable Path file;
  private final List<String> samples = new ArrayList<>();
  private @Nullable BufferedWriter out;
  private long count;

  /**
   * Writes to {@code file}, in place of what an earlier run left there.
   *
   * @param file null to count only
   */
  RejectFile(@Nullable Path file) {
    this.file = file;
  }

  void add(long number, String reason, String line) throws IOException {
    count++;
    if (samples.size() < SAMPLES) {
      samples.add("line " + number + ": " + reason);
    }
    if (file == null) {
      return;
    }
    if (out == null) {
      out = open(file);
      out.write("# line\treason\tthe line as it stands\n");
    }
    out.write(number + "\t" + reason + "\t" + escaped(line) + "\n");
  }

  /** Its lines may hold what must not be seen by everybody. */
  private static BufferedWriter open(Path file) throws IOException {
    Files.deleteIfExists(file);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException notPosix) {
      Files.createFile(file);
    }
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  static String escaped(String line) {
    StringBuilder out = new StringBuilder(Math.min(line.length(), LONGEST) + 16);
    for (int i = 0; i < line.length() && i < LONGEST; i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        out.append("\\\\");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (Character.isISOControl(c)
          || Character.getType(c) == Character.FORMAT
          || Character.isSurrogate(c)
          || c == '\u2028'
          || c == '\u2029') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return line.length() > LONGEST ? out.append(" …").toString() : out.toString();
  }

  /** How many there are. */
  long count() {
    return count;
  }

  /** The first of them, for people. */
  List<String> samples() {
    return Collections.unmodifiableList(samples);
  }

  /** The file, or null when there is none. */
  @Nullable Path written() {
    return out == null ? null : file;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
