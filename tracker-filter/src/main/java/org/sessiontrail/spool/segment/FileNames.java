package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of the files in a place. Numbers have a fixed width, so that lists sort by themselves. */
final class FileNames {
  static final String CURSOR = "cursor";
  static final String DRAFT = ".tmp";

  private static final Pattern SEGMENT = Pattern.compile("segment-[0-9]{12,18}\\.log");
  private static final Pattern SPARE = Pattern.compile("spare-[0-9]{12,18}\\.log");
  private static final Pattern MARK = Pattern.compile("stream-[0-9a-f]{16}\\.mark");
  private static final Pattern DRAFTS = Pattern.compile(".*\\.log\\.tmp");

  private FileNames() {}

  static String segment(long number) {
    return String.format(Locale.ROOT, "segment-%012d.log", number);
  }

  static String spare(long number) {
    return String.format(Locale.ROOT, "spare-%012d.log", number);
  }

  /** The number in the name of a segment or spare. */
  static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
  }

  static List<Path> segments(Path dir) throws IOException {
    return list(dir, SEGMENT);
  }

  static List<Path> spares(Path dir) throws IOException {
    return list(dir, SPARE);
  }

  static List<Path> marks(Path dir) throws IOException {
    return list(dir, MARK);
  }

  static List<Path> drafts(Path dir) throws IOException {
    return list(dir, DRAFTS);
  }

  private static List<Path> list(Path dir, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      List<Path> out =
          new ArrayList<>(
              files
                  .filter(file -> pattern.matcher(file.getFileName().toString()).matches())
                  .toList());
      Collections.sort(out);
      return out;
    }
  }
}
