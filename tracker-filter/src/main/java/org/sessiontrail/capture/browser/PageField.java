package org.sessiontrail.capture.browser;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.config.SensitiveNames;
import org.sessiontrail.record.Fact;

/**
 * A member that an event of a page may have: how it comes, what it may hold, where it is kept. Only
 * numbers and flags are public; a text is personal, since nobody can know what it says.
 */
enum PageField {
  SOFT(Form.FLAG, 0),
  RESTORED(Form.FLAG, 0),
  VISIBLE(Form.NUMBER, PageField.LONGEST_MILLIS),
  DEPTH(Form.NUMBER, 100),
  COUNT(Form.NUMBER, 1_000),
  ORDER(Form.NUMBER, 1_000),
  FIELDS(Form.NUMBER, 1_000),
  MS(Form.NUMBER, PageField.LONGEST_MILLIS),
  RESULTS(Form.NUMBER, 1_000_000_000),
  LINE(Form.NUMBER, 10_000_000),
  COLUMN(Form.NUMBER, 10_000_000),
  TTFB(Form.NUMBER, PageField.LONGEST_TIMING),
  READY(Form.NUMBER, PageField.LONGEST_TIMING),
  LOADED(Form.NUMBER, PageField.LONGEST_TIMING),
  FCP(Form.NUMBER, PageField.LONGEST_TIMING),
  LCP(Form.NUMBER, PageField.LONGEST_TIMING),
  INP(Form.NUMBER, PageField.LONGEST_TIMING),
  CLS(Form.NUMBER, 1_000_000),
  TITLE(Form.TEXT, 200),
  REFERRER(Form.PLACE, 500),
  TOPIC(Form.TEXT, 100),
  FORMAT(Form.TEXT, 100),
  ELEMENT(Form.ELEMENT, 100),
  TARGET(Form.PLACE, 500),
  FORM(Form.NAME, 100),
  FIELD(Form.NAME, 100),
  PARAMETER(Form.NAME, 50),
  WORDS(Form.TEXT, 100),
  ERROR(Form.TEXT, 100),
  SCRIPT(Form.PLACE, 300),
  NAME(Form.TEXT, 100),
  CONTENT("content", "name", Form.TEXT, 100),
  PIECE("content", "piece", Form.TEXT, 100),
  CONTENT_TARGET("content", "target", Form.PLACE, 500);

  /** A week: no page lives longer for us. */
  static final long LONGEST_MILLIS = 604_800_000;

  private static final long LONGEST_TIMING = 600_000;

  /** What a member holds. */
  private enum Form {
    FLAG,
    NUMBER,
    TEXT,
    /** The name of a form or a field: one that sounds like a secret is not kept. */
    NAME,
    /** The name of an element; of an input as of a field. */
    ELEMENT,
    /** An address or a path, kept without its query. */
    PLACE
  }

  private final String group;
  private final String kept;
  private final Form form;
  private final long most;

  PageField(Form form, long most) {
    this.group = "what";
    this.kept = name().toLowerCase(Locale.ROOT);
    this.form = form;
    this.most = most;
  }

  PageField(String group, String kept, Form form, long most) {
    this.group = group;
    this.kept = kept;
    this.form = form;
    this.most = most;
  }

  /** The name under which it comes. */
  String id() {
    return this == CONTENT_TARGET ? "contentTarget" : name().toLowerCase(Locale.ROOT);
  }

  /** Whether {@code value} is one that a page of ours can have sent. */
  boolean accepts(Object value) {
    if (form == Form.FLAG) {
      return Boolean.TRUE.equals(value);
    }
    if (form == Form.NUMBER) {
      return value instanceof Long number && number >= 0 && number <= most;
    }
    return value instanceof String text && !text.isEmpty() && text.length() <= most && fits(text);
  }

  private boolean fits(String text) {
    return switch (form) {
      case NAME -> !SensitiveNames.contains(text);
      case ELEMENT -> !text.startsWith("input") || !SensitiveNames.contains(text);
      default -> true;
    };
  }

  /** Puts an accepted value where it is kept, as far as {@code policy} lets it. */
  void put(Fact.Builder fact, Object value, CapturePolicy policy) {
    if (form == Form.FLAG || form == Form.NUMBER) {
      fact.put(kept, value);
    } else {
      fact.personal(group, kept, worked((String) value, policy));
    }
  }

  private @Nullable String worked(String text, CapturePolicy policy) {
    return form == Form.PLACE ? policy.referrer(text) : policy.detail(text);
  }
}
