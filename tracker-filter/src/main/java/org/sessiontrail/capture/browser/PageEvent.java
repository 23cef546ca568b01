package org.sessiontrail.capture.browser;

import static org.sessiontrail.capture.browser.PageField.COLUMN;
import static org.sessiontrail.capture.browser.PageField.CONTENT;
import static org.sessiontrail.capture.browser.PageField.CONTENT_TARGET;
import static org.sessiontrail.capture.browser.PageField.ELEMENT;
import static org.sessiontrail.capture.browser.PageField.FIELD;
import static org.sessiontrail.capture.browser.PageField.FIELDS;
import static org.sessiontrail.capture.browser.PageField.FORM;
import static org.sessiontrail.capture.browser.PageField.LINE;
import static org.sessiontrail.capture.browser.PageField.MS;
import static org.sessiontrail.capture.browser.PageField.PIECE;
import static org.sessiontrail.capture.browser.PageField.TARGET;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a page may tell, and with which members. */
enum PageEvent {
  /** A page is shown: loaded, reached without a request, or taken from the cache. */
  VIEW(
      PageField.SOFT,
      PageField.RESTORED,
      PageField.TITLE,
      PageField.REFERRER,
      PageField.TOPIC,
      PageField.FORMAT),
  /** A page went to the background or away; the last one of a page counts. */
  LEAVE(PageField.VISIBLE, PageField.DEPTH),
  CLICK(ELEMENT),
  OUTLINK(ELEMENT, TARGET),
  DOWNLOAD(ELEMENT, TARGET),
  RAGE_CLICK(ELEMENT, PageField.COUNT),
  DEAD_CLICK(ELEMENT),
  FORM_START(FORM, FIELD),
  FORM_FIELD(FORM, FIELD, PageField.ORDER),
  FORM_REFILL(FORM, FIELD),
  FORM_ABANDON(FORM, FIELD, FIELDS, MS),
  FORM_SUBMIT(FORM, FIELDS, MS),
  SEARCH(PageField.PARAMETER, PageField.WORDS, PageField.RESULTS),
  CONTENT_VIEW(CONTENT, PIECE, CONTENT_TARGET),
  CONTENT_CLICK(CONTENT, PIECE, CONTENT_TARGET),
  ERROR(PageField.ERROR, PageField.SCRIPT, LINE, COLUMN),
  /** How fast it came; the last one of a page counts. */
  TIMING(
      PageField.TTFB,
      PageField.READY,
      PageField.LOADED,
      PageField.FCP,
      PageField.LCP,
      PageField.INP,
      PageField.CLS),
  /** Whatever the application wants to tell; the only one with a {@code detail}. */
  CUSTOM(PageField.NAME);

  private static final Map<String, PageEvent> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(PageEvent::id, Function.identity()));

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Map<String, PageField> fields;

  PageEvent(PageField... fields) {
    this.fields =
        Arrays.stream(fields).collect(Collectors.toMap(PageField::id, Function.identity()));
  }

  /** Its name on the way and in the record, for example {@code form-start}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The event of a name, or null. */
  static @Nullable PageEvent of(Object id) {
    return id instanceof String name ? BY_ID.get(name) : null;
  }

  /** The member of a name, or null where the event has none such. */
  @Nullable PageField field(String name) {
    return fields.get(name);
  }
}
