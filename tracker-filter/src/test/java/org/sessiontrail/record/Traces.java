package org.sessiontrail.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for personal values, in plain text and in base64url, as disclosures are. */
public final class Traces {
  private Traces() {}

  /** All forms in which {@code values} may stand in a file. */
  public static List<String> of(String... values) {
    List<String> out = new ArrayList<>();
    for (String value : values) {
      out.add(value);
      for (int offset = 0; offset < 3; offset++) {
        out.add(encoded(value, offset));
      }
    }
    return out;
  }

  /** The characters that do not depend on what stands around {@code value}. */
  private static String encoded(String value, int offset) {
    byte[] bytes = ("\0".repeat(offset) + value).getBytes(StandardCharsets.UTF_8);
    String all = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return all.substring((offset * 8 + 5) / 6, bytes.length * 8 / 6);
  }

  /** The forms of {@code values} that stand in {@code text}. */
  public static List<String> in(String text, String... values) {
    return of(values).stream().filter(text::contains).toList();
  }

  /** The bytes of all files under {@code directory}, one character each. */
  public static String bytes(Path directory) throws IOException {
    StringBuilder out = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return out.toString();
  }
}
