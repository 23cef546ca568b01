package org.sessiontrail.visit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.content.Content;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.visit.deed.DeedDetail;
import org.sessiontrail.visit.deed.Deeds;

/** Reads what pages tell of themselves. */
final class PageTold {
  /** More is not believed: a visit is never older. Milliseconds. */
  private static final long LONGEST_VISIBLE = 86_400_000;

  private static final String DEFAULT_FORMAT = "page";

  private PageTold() {}

  /** Whether {@code record} is a page view of its own: one that no request was made for. */
  static boolean isView(StoredRecord record) {
    return record.kind() == Kind.PAGE_EVENT
        && "view".equals(record.text("event"))
        && (isTrue(record, "soft") || isTrue(record, "restored"));
  }

  private static boolean isTrue(StoredRecord record, String flag) {
    return Boolean.TRUE.equals(record.members().get(flag));
  }

  /** The page that no request was made for. */
  static PageShown shown(StoredRecord view, Content byRule) {
    PageShown bare =
        new PageShown(
            isTrue(view, "restored") ? "restored" : "soft",
            null,
            null,
            null,
            null,
            byRule,
            PageMeasures.NONE);
    return named(bare, view);
  }

  /** {@code shown} with what its page says of itself; rules of the operator go first. */
  static PageShown named(PageShown shown, StoredRecord view) {
    Map<?, ?> what = Deeds.group(view.personal(), "what");
    String topic = text(what, "topic");
    String format = text(what, "format");
    Content byRule = shown.content();
    Content content =
        new Content(
            byRule.topic() != null ? byRule.topic() : topic,
            format != null && byRule.format().equals(DEFAULT_FORMAT) ? format : byRule.format());
    return shown.named(String.valueOf(view.text("page")), text(what, "title"), content);
  }

  /** {@code measures} after what {@code told} says, which is a {@code leave} or {@code timing}. */
  static PageMeasures measured(PageMeasures measures, StoredRecord told) {
    if ("leave".equals(told.text("event"))) {
      Long visible = told.number("visible");
      return measures.left(
          visible == null ? null : (Long) Math.max(0, Math.min(visible, LONGEST_VISIBLE)),
          number(told, "depth"));
    }
    return measures.timed(
        new PageMeasures.Vitals(
            number(told, "ttfb"),
            number(told, "fcp"),
            number(told, "lcp"),
            number(told, "inp"),
            number(told, "cls")));
  }

  private static @Nullable Integer number(StoredRecord told, String member) {
    Long number = told.number(member);
    return number == null ? null : (Integer) (int) Math.max(0, Math.min(number, Integer.MAX_VALUE));
  }

  private static @Nullable String text(Map<?, ?> group, String member) {
    return DeedDetail.text(group, List.of(member));
  }
}
