package org.sessiontrail.intake.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Logs by a pattern of percent codes, as Tomcat, Jetty and Apache httpd are configured with. */
final class PatternFormat implements LineFormat {
  private static final int LONGEST_PATTERN = 2_000;

  private final String name;
  private final String before;
  private final List<PatternField> fields;
  private final LogTime time = new LogTime();

  private PatternFormat(String name, String before, List<PatternField> fields) {
    this.name = name;
    this.before = before;
    this.fields = fields;
  }

  /**
   * The format that {@code given} is the pattern of.
   *
   * @throws IllegalArgumentException for a pattern without time, or that can't be told apart
   */
  static PatternFormat of(PatternDialect dialect, String given) {
    String pattern = dialect.pattern(given);
    if (pattern.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException("the pattern is longer than " + LONGEST_PATTERN);
    }
    Compiler compiler = new Compiler(dialect, pattern);
    compiler.run();
    if (compiler.out.stream().noneMatch(field -> field.field() == LogField.ANY_TIME)) {
      throw new IllegalArgumentException("the pattern has no time (%t): " + pattern);
    }
    String name = given.isEmpty() ? dialect.id() : dialect.id() + ":" + given;
    return new PatternFormat(name, compiler.before, compiler.out);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable LogLine parse(String line) throws BadLineException {
    if (line.isBlank()) {
      return null;
    }
    if (!line.startsWith(before)) {
      throw new BadLineException("it does not fit the pattern");
    }
    LineDraft draft = new LineDraft(time);
    int at = before.length();
    for (PatternField field : fields) {
      at = field.read(line, at, draft);
    }
    if (at < line.length()) {
      throw new BadLineException("there is more than the pattern names");
    }
    return draft.request();
  }

  /** Takes a pattern apart. One use. */
  private static final class Compiler {
    private final PatternDialect dialect;
    private final String pattern;
    private final List<PatternField> out = new ArrayList<>();
    private String before = "";
    private @Nullable LogField field;
    private @Nullable DateTimeFormatter form;
    private boolean quoted;
    private int at;

    Compiler(PatternDialect dialect, String pattern) {
      this.dialect = dialect;
      this.pattern = pattern;
    }

    void run() {
      StringBuilder text = new StringBuilder();
      while (at < pattern.length()) {
        char c = pattern.charAt(at++);
        if (c != '%') {
          text.append(c);
        } else if (pattern.startsWith("%", at)) {
          text.append('%');
          at++;
        } else {
          code(text);
        }
      }
      if (field == null) {
        throw new IllegalArgumentException("the pattern has no percent codes: " + pattern);
      }
      out.add(new PatternField(field, form, quoted, text.toString()));
    }

    private void code(StringBuilder text) {
      while (at < pattern.length() && "!<>,0123456789".indexOf(pattern.charAt(at)) >= 0) {
        at++; // which status it is for
      }
      String parameter = "";
      if (pattern.startsWith("{", at)) {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
          throw new IllegalArgumentException("a brace is not closed: " + pattern);
        }
        parameter = pattern.substring(at + 1, close);
        at = close + 1;
      }
      if (at == pattern.length()) {
        throw new IllegalArgumentException("the pattern ends within a code: " + pattern);
      }
      add(text, pattern.charAt(at++), parameter);
    }

    private void add(StringBuilder text, char code, String parameter) {
      boolean attribute = !parameter.isEmpty() && (code == 's' || code == 'r');
      LogField next = dialect.field(attribute ? 'c' : code, parameter);
      if (field == LogField.PATH && next == LogField.QUERY && text.isEmpty()) {
        field = LogField.TARGET;
        return;
      }
      end(text);
      field = next;
      form = code == 't' ? form(parameter) : null;
      quoted = text.length() > 0 && text.charAt(text.length() - 1) == '"';
      text.setLength(0);
    }

    /** What stands in {@code text} ends the field before. */
    private void end(StringBuilder text) {
      if (field == null) {
        before = text.toString();
      } else if (text.isEmpty()) {
        throw new IllegalArgumentException("nothing parts two of the codes: " + pattern);
      } else {
        out.add(new PatternField(field, form, quoted, text.toString()));
      }
    }

    private @Nullable DateTimeFormatter form(String parameter) {
      String text = parameter.replaceFirst("^(begin|end):?", "");
      if (text.isEmpty() || List.of("sec", "msec", "usec").contains(text)) {
        return null;
      }
      int bar = text.indexOf('|');
      String zone = bar < 0 ? "" : text.substring(bar + 1).replaceFirst("\\|.*", "");
      DateTimeFormatter read =
          DateTimeFormatter.ofPattern(bar < 0 ? text : text.substring(0, bar), Locale.ENGLISH);
      try {
        return read.withZone(zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone));
      } catch (java.time.DateTimeException e) {
        throw new IllegalArgumentException("no time zone: " + zone, e);
      }
    }
  }
}
