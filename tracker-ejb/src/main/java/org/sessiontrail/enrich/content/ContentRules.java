package org.sessiontrail.enrich.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Topic and format of a path: by the first rule of the operator that fits, what that leaves open by
 * the ending of the path, else {@code page}.
 *
 * <p>A rule is {@code pattern=topic}, {@code pattern=topic:format} or {@code pattern=:format}; in a
 * pattern {@code *} stands for anything, so {@code /news/*=news:article}.
 *
 * <p>Threads: immutable.
 */
public final class ContentRules {
  private static final String PAGE = "page";
  private static final Pattern RULE = Pattern.compile("(/[^=\\s]*)=([^:=]*)(?::([^:=]+))?");
  private static final Map<String, String> BY_ENDING = byEnding();

  private record Rule(Pattern path, @Nullable String topic, @Nullable String format) {}

  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param texts rules in their order
   * @throws IllegalArgumentException for one that is none
   */
  public ContentRules(List<String> texts) {
    texts.forEach(text -> rules.add(rule(text)));
  }

  /** What {@code path} is about; without its query, which does not count. */
  public Content of(String path) {
    for (Rule rule : rules) {
      if (rule.path.matcher(path).matches()) {
        return new Content(rule.topic, rule.format == null ? format(path) : rule.format);
      }
    }
    return new Content(null, format(path));
  }

  private static String format(String path) {
    int dot = path.lastIndexOf('.');
    if (dot < 0 || path.indexOf('/', dot) >= 0) {
      return PAGE;
    }
    return BY_ENDING.getOrDefault(path.substring(dot + 1).toLowerCase(Locale.ROOT), PAGE);
  }

  private static Rule rule(String text) {
    Matcher matcher = RULE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no rule; write /news/*=news or /news/*=news:article");
    }
    String path =
        Stream.of(matcher.group(1).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    String topic = matcher.group(2).strip();
    return new Rule(Pattern.compile(path), topic.isEmpty() ? null : topic, matcher.group(3));
  }

  private static Map<String, String> byEnding() {
    Map<String, String> out = new HashMap<>();
    Map.of(
            "document", "pdf doc docx odt rtf epub txt md",
            "table", "csv tsv xls xlsx ods",
            "slides", "ppt pptx odp",
            "video", "mp4 webm mov mkv avi m4v",
            "audio", "mp3 ogg wav flac m4a aac",
            "picture", "jpg jpeg png gif webp svg avif",
            "archive", "zip gz tgz 7z rar",
            "program", "exe msi dmg apk deb rpm jar")
        .forEach(
            (format, endings) -> List.of(endings.split(" ", -1)).forEach(e -> out.put(e, format)));
    return Map.copyOf(out);
  }
}
