package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.content.Content;

/**
 * What was shown in a page view.
 *
 * @param kind {@code request}, {@code soft} or {@code restored}
 * @param status of the answer; null without a request
 * @param tookMillis how long the server took; null without a request
 * @param page the random name by which the page tells of itself; null when it tells nothing
 * @param title of the document, or null when it did not tell
 * @param content what it is about
 * @param measures how it was seen
 */
public record PageShown(
    String kind,
    @Nullable Integer status,
    @Nullable Long tookMillis,
    @Nullable String page,
    @Nullable String title,
    Content content,
    PageMeasures measures) {
  /** A page that was asked for. */
  public static final String REQUEST = "request";

  PageShown with(PageMeasures told) {
    return new PageShown(kind, status, tookMillis, page, title, content, told);
  }

  /** The same, since its page says who it is. */
  PageShown named(String name, @Nullable String said, Content about) {
    return new PageShown(kind, status, tookMillis, name, said, about, measures);
  }
}
