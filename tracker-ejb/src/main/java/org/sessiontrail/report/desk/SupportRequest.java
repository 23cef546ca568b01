package org.sessiontrail.report.desk;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.format.TypedTexts;
import org.sessiontrail.report.session.SessionQuery;
import org.sessiontrail.report.session.replay.Replay;

/**
 * What somebody asked, from the texts they typed.
 *
 * @param subject what is to be given
 * @param query which sessions
 * @param format in what form
 * @param paging which part of a list
 * @param baseUrl server that a replay runs against
 * @param with trail to compare with; null to have one chosen
 * @param goal action by which a session counts as successful
 */
public record SupportRequest(
    Subject subject,
    SessionQuery query,
    SupportFormat format,
    Paging paging,
    String baseUrl,
    @Nullable String with,
    String goal) {

  /** The goal unless another is named. */
  public static final String GOAL = "order.place";

  private static final int MOST = 500;

  /** What is to be given. */
  public enum Subject {
    /** A list of sessions. */
    LIST,
    /** The one session there is, else a list. */
    TIMELINE,
    /** One session beside a successful one. */
    COMPARISON
  }

  /**
   * Which part of a list.
   *
   * @param offset how many are left out at its beginning
   * @param limit how many are given at most
   */
  public record Paging(int offset, int limit) {}

  /** The parameters there are. */
  public static final Set<String> NAMES =
      Set.of(
          "from",
          "to",
          "session",
          "user",
          "error",
          "route",
          "code",
          "format",
          "offset",
          "limit",
          "base-url",
          "with",
          "goal");

  /**
   * The request that {@code typed} makes.
   *
   * @param otherwise the form unless one is named
   * @throws SupportMistakes all mistakes at once
   */
  public static SupportRequest of(Subject subject, TypedTexts typed, SupportFormat otherwise)
      throws SupportMistakes {
    TypedTexts texts = typed.only(NAMES, "this");
    SessionQuery query =
        new SessionQuery(
            texts.period(),
            texts.text("session"),
            texts.text("user"),
            texts.text("error"),
            texts.text("route"),
            texts.text("code", 40));
    SupportRequest out =
        new SupportRequest(
            subject,
            query,
            format(texts, subject, otherwise),
            new Paging(number(texts, "offset", 0, 0, 10_000), number(texts, "limit", 50, 1, MOST)),
            base(texts),
            texts.text("with"),
            Objects.requireNonNullElse(texts.text("goal"), GOAL));
    if (!texts.mistakes().isEmpty()) {
      throw new SupportMistakes(texts.mistakes());
    }
    return out;
  }

  /** What was asked, texts by parameter name. */
  public Map<String, String> conditions() {
    Map<String, String> out = new TreeMap<>(query.conditions());
    if (with != null) {
      out.put("with", with);
    }
    if (subject == Subject.COMPARISON) {
      out.put("goal", goal);
    }
    return out;
  }

  /** What it is recorded as: {@code timeline.json}. */
  public String recordedAs() {
    String what =
        switch (subject) {
          case LIST -> "sessions";
          case TIMELINE -> "timeline";
          case COMPARISON -> "comparison";
        };
    return what + "." + format.id();
  }

  private static SupportFormat format(TypedTexts texts, Subject subject, SupportFormat otherwise) {
    String id = texts.text("format");
    if (id == null) {
      return otherwise;
    }
    SupportFormat format = SupportFormat.of(id).orElse(null);
    boolean plain = format == SupportFormat.TABLE || format == SupportFormat.JSON;
    if (format == null || (subject != Subject.TIMELINE && !plain)) {
      texts.mistake(
          "format is one of table, json"
              + (subject == Subject.TIMELINE ? ", html, har, curl" : "")
              + ", not "
              + TypedTexts.shown(id));
      return otherwise;
    }
    return format;
  }

  private static int number(TypedTexts texts, String name, int otherwise, int least, int most) {
    String text = texts.text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,6}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      texts.mistake(name + " is a number from " + least + " to " + most);
      return otherwise;
    }
    return Integer.parseInt(text);
  }

  private static String base(TypedTexts texts) {
    String text = texts.text("base-url");
    try {
      return text == null ? Replay.LOCAL : Replay.base(text);
    } catch (IllegalArgumentException e) {
      texts.mistake(String.valueOf(e.getMessage()));
      return Replay.LOCAL;
    }
  }
}
