package org.sessiontrail.intake.format;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The formats there are: by name, or by what the first lines look like. */
public final class LineFormats {
  private static final int LOOKED_AT = 20;

  /** Tried in this order; the first that reads most lines is it. */
  private static final List<Supplier<LineFormat>> DETECTABLE =
      List.of(
          EventFormat::new,
          CaddyFormat::new,
          NginxFormat::new,
          W3cFormat::new,
          () -> new NcsaFormat("combined"));

  private LineFormats() {}

  /** What can be named, for people. */
  public static List<String> names() {
    return List.of(
        "combined",
        "common",
        W3cFormat.NAME,
        "tomcat:PATTERN",
        "tomcat9:PATTERN",
        "jetty",
        "jetty:PATTERN",
        "apache:PATTERN",
        NginxFormat.NAME,
        CaddyFormat.NAME,
        EventFormat.NAME);
  }

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static LineFormat of(String name) {
    int colon = name.indexOf(':');
    String kind = (colon < 0 ? name : name.substring(0, colon)).toLowerCase(Locale.ROOT);
    String pattern = colon < 0 ? "" : name.substring(colon + 1);
    for (PatternDialect dialect : PatternDialect.values()) {
      if (dialect.id().equals(kind)) {
        return PatternFormat.of(dialect, pattern);
      }
    }
    return switch (name) {
      case "combined", "common" -> new NcsaFormat(name);
      case W3cFormat.NAME -> new W3cFormat();
      case NginxFormat.NAME -> new NginxFormat();
      case CaddyFormat.NAME -> new CaddyFormat();
      case EventFormat.NAME -> new EventFormat();
      default ->
          throw new IllegalArgumentException(
              "the format is none of " + String.join(", ", names()) + ": " + name);
    };
  }

  /** The format that reads most of {@code lines}, the first ones of a log; null when none does. */
  public static @Nullable LineFormat detect(List<String> lines) {
    LineFormat best = null;
    int most = 0;
    for (Supplier<LineFormat> each : DETECTABLE) {
      int read = read(each.get(), lines);
      if (read > most) {
        most = read;
        best = each.get();
      }
    }
    boolean plain = best instanceof NcsaFormat && lines.stream().noneMatch(LineFormats::isCombined);
    return plain ? new NcsaFormat("common") : best;
  }

  private static boolean isCombined(String line) {
    return line.endsWith("\"") || line.contains("\" \"");
  }

  private static int read(LineFormat format, List<String> lines) {
    int read = 0;
    for (String line : lines.subList(0, Math.min(LOOKED_AT, lines.size()))) {
      try {
        read += format.parse(line) == null ? 0 : 1;
      } catch (BadLineException e) {
        // another one, perhaps
      }
    }
    return read;
  }
}
