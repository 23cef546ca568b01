package org.sessiontrail.report.notice;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.report.HtmlText;
import org.sessiontrail.report.format.CsvCell;
import org.sessiontrail.report.notice.PrivacyNotice.Section;

/** The forms of the notice (for users) and of the record of processing (for the file). */
public enum NoticeFormat {
  /** The notice as plain text. */
  TEXT {
    @Override
    public String render(TrackerConfig config) {
      return text(PrivacyNotice.of(config));
    }
  },
  /** The notice as a fragment of HTML, to be put into a page of one's own. */
  HTML {
    @Override
    public String render(TrackerConfig config) {
      return html(PrivacyNotice.of(config));
    }
  },
  /** The notice as Markdown. */
  MARKDOWN {
    @Override
    public String render(TrackerConfig config) {
      return markdown(PrivacyNotice.of(config));
    }
  },
  /** The record of processing as one JSON object. */
  JSON {
    @Override
    public String render(TrackerConfig config) {
      return CanonicalJson.text(Map.of("activities", activities(config))) + "\n";
    }
  },
  /** The record of processing as CSV (RFC 4180), one line an activity. */
  CSV {
    @Override
    public String render(TrackerConfig config) {
      return csv(activities(config));
    }
  };

  private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]<>#|&~])");

  /** The name in {@code --format}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(NoticeFormat::id).toList();
  }

  /** What {@code config} amounts to, in this form. */
  public abstract String render(TrackerConfig config);

  private static List<Map<String, String>> activities(TrackerConfig config) {
    return new ProcessingRecord(config).activities();
  }

  static String text(PrivacyNotice notice) {
    StringBuilder out = new StringBuilder(notice.title()).append('\n');
    for (Section section : notice.sections()) {
      out.append('\n').append(section.heading().toUpperCase(Locale.ROOT)).append('\n');
      section.paragraphs().forEach(paragraph -> out.append(paragraph).append('\n'));
      section.points().forEach(point -> out.append("- ").append(point).append('\n'));
    }
    return out.toString();
  }

  static String markdown(PrivacyNotice notice) {
    StringBuilder out = new StringBuilder("# ").append(marked(notice.title())).append('\n');
    for (Section section : notice.sections()) {
      out.append("\n## ").append(marked(section.heading())).append("\n\n");
      section.paragraphs().forEach(text -> out.append(marked(text)).append("\n\n"));
      section.points().forEach(point -> out.append("- ").append(marked(point)).append('\n'));
    }
    return out.toString();
  }

  static String html(PrivacyNotice notice) {
    StringBuilder out = new StringBuilder("<section class=\"tracker-notice\" lang=\"en\">\n");
    element(out, "h1", notice.title());
    for (Section section : notice.sections()) {
      element(out, "h2", section.heading());
      section.paragraphs().forEach(text -> element(out, "p", text));
      if (!section.points().isEmpty()) {
        out.append("<ul>\n");
        section.points().forEach(point -> element(out, "li", point));
        out.append("</ul>\n");
      }
    }
    return out.append("</section>\n").toString();
  }

  private static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>').append(HtmlText.escaped(text));
    out.append("</").append(name).append(">\n");
  }

  private static String marked(String text) {
    return MARKUP.matcher(text).replaceAll("\\\\$1");
  }

  private static String csv(List<Map<String, String>> activities) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out)) {
      if (!activities.isEmpty()) {
        csv.writeRecord(activities.get(0).keySet());
      }
      activities.forEach(
          activity -> csv.writeRecord(activity.values().stream().map(CsvCell::text).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
