package org.sessiontrail.enrich.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the channel of a touch: by the first rule of the operator that fits, else by {@link
 * Channel}.
 *
 * <p>A rule is {@code field:pattern=Name}, several conditions joined by {@code &}; fields are those
 * of {@link Touch}, in a pattern {@code *} stands for anything, {@code +} in either is a space. The
 * case of letters makes no difference: {@code source:partner*&medium:link=Partner+sites}.
 *
 * <p>Threads: immutable.
 */
public final class ChannelRules {
  private static final Set<String> FIELDS =
      Set.of("source", "medium", "campaign", "term", "content", "click", "site");

  private record Condition(String field, Pattern pattern) {
    boolean fits(Touch touch) {
      return pattern.matcher(Objects.requireNonNullElse(value(touch, field), "")).matches();
    }
  }

  private record Rule(List<Condition> conditions, String name) {}

  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param texts rules in their order
   * @throws IllegalArgumentException for one that is none, with what fields there are
   */
  public ChannelRules(List<String> texts) {
    texts.forEach(text -> rules.add(rule(text)));
  }

  /** The name of the channel of {@code touch}. */
  public String of(Touch touch) {
    for (Rule rule : rules) {
      if (rule.conditions.stream().allMatch(condition -> condition.fits(touch))) {
        return rule.name;
      }
    }
    return Channel.of(touch).title();
  }

  private static @Nullable String value(Touch touch, String field) {
    return switch (field) {
      case "source" -> touch.source();
      case "medium" -> touch.medium();
      case "campaign" -> touch.campaign();
      case "term" -> touch.term();
      case "content" -> touch.content();
      case "click" -> touch.clickId();
      default -> touch.site().name().toLowerCase(Locale.ROOT);
    };
  }

  private static Rule rule(String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw wrong(text);
    }
    List<Condition> conditions = new ArrayList<>();
    for (String each : text.substring(0, equals).split("&", -1)) {
      int colon = each.indexOf(':');
      String field = colon < 0 ? "" : each.substring(0, colon).toLowerCase(Locale.ROOT);
      if (!FIELDS.contains(field)) {
        throw wrong(text);
      }
      conditions.add(new Condition(field, pattern(each.substring(colon + 1))));
    }
    return new Rule(List.copyOf(conditions), spaced(text.substring(equals + 1)));
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Stream.of(spaced(text).split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String spaced(String text) {
    return text.replace('+', ' ');
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is no rule of a channel; write field:pattern=Name, of the fields "
            + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
  }
}
