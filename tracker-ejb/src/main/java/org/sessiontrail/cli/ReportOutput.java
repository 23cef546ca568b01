package org.sessiontrail.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.ReportStream;

/**
 * Where a report goes: standard output, or a file that appears only when it is whole. Until then it
 * is written beside it, readable by its owner alone.
 */
final class ReportOutput extends ReportStream {
  private final @Nullable Path file;
  private final @Nullable Path part;

  private ReportOutput(OutputStream out, @Nullable Path file, @Nullable Path part) {
    super(out);
    this.file = file;
    this.part = part;
  }

  /** Standard output; closing flushes it only. */
  static ReportOutput to(OutputStream standard) {
    return new ReportOutput(standard, null, null);
  }

  /** The file {@code target}, replaced if there is one. */
  static ReportOutput to(Path target) throws CliException {
    Path file = target.toAbsolutePath();
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("is a directory");
      }
      Path parent = file.getParent();
      Path part = Files.createTempFile(parent, file.getFileName() + ".", ".part");
      part.toFile().deleteOnExit(); // when the command is interrupted
      return new ReportOutput(new BufferedOutputStream(Files.newOutputStream(part)), file, part);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.COULD_NOT_RUN, "can't write to " + target + ": " + DatabaseOptions.reason(e), e);
    }
  }

  /** The report is whole: lets the file appear. */
  void keep() throws IOException {
    try {
      flush();
      if (file != null && part != null) {
        out.close();
        move(part, file);
      }
    } catch (IOException e) {
      throw failing(e);
    }
  }

  /** Without {@link #keep} before, removes what was written to a file. */
  @Override
  public void close() throws IOException {
    if (part != null) {
      out.close();
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
