package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What tests of the log do with frames and their files. */
final class Frames {
  static final SegmentLog.Limits SMALL = new SegmentLog.Limits(4096, 8 * 4096);

  private Frames() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A payload that tells its number, {@code length} bytes long. */
  static byte[] numbered(long number, int length) {
    String text = Long.toString(number) + ":";
    return bytes(text + "x".repeat(Math.max(0, length - text.length())));
  }

  static long number(byte[] payload) {
    String text = text(payload);
    return Long.parseLong(text.substring(0, text.indexOf(':')));
  }

  static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }

  static List<String> texts(List<byte[]> payloads) {
    return payloads.stream().map(Frames::text).toList();
  }

  static List<Long> numbers(List<byte[]> payloads) {
    return payloads.stream().map(Frames::number).toList();
  }

  /** Appends and forces {@code payloads}. */
  static void write(SegmentLog log, String... payloads) throws IOException {
    for (String payload : payloads) {
      if (!log.append(bytes(payload))) {
        throw new IllegalStateException("no room for " + payload);
      }
    }
    log.force();
  }

  /** Everything that waits in {@code log}, which is empty then. */
  static List<byte[]> drain(SegmentLog log) throws IOException {
    List<byte[]> out = new ArrayList<>();
    for (List<byte[]> batch = log.poll(7); !batch.isEmpty(); batch = log.poll(7)) {
      out.addAll(batch);
      log.commit();
    }
    return out;
  }

  static SegmentLog open(Path dir) throws IOException {
    return SegmentLog.open(dir, SMALL, payload -> {});
  }

  static Path copy(Path dir, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(dir)) {
      files.forEach(file -> copyFile(file, to.resolve(file.getFileName().toString())));
    }
    return to;
  }

  static long diskBytes(Path dir) throws IOException {
    long sum = 0;
    for (Path file : FileNames.segments(dir)) {
      sum += Files.size(file);
    }
    for (Path file : FileNames.spares(dir)) {
      sum += Files.size(file);
    }
    return sum;
  }

  static Path newest(Path dir) throws IOException {
    List<Path> segments = FileNames.segments(dir);
    return segments.get(segments.size() - 1);
  }

  /** Puts {@code bytes} at {@code offset} of {@code file}. */
  static void garble(Path file, long offset, byte... bytes) throws IOException {
    byte[] content = Files.readAllBytes(file);
    System.arraycopy(bytes, 0, content, (int) offset, bytes.length);
    Files.write(file, content);
  }

  private static void copyFile(Path file, Path to) {
    try {
      Files.copy(file, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
