package org.sessiontrail.person.recommend;

import org.jspecify.annotations.Nullable;

/**
 * One item that somebody might want.
 *
 * @param item which
 * @param why it is recommended
 * @param because the item or category that it is recommended for, or null for nothing of theirs
 * @param score the higher the better; only to be compared within one answer and one {@code why}
 */
public record Recommendation(String item, Why why, @Nullable String because, double score) {
  /** Why an item is recommended. */
  public enum Why {
    /** Others had it together with {@code because}. */
    SIMILAR,
    /** Many use it now, in the category {@code because}. */
    POPULAR_IN_CATEGORY,
    /** Many use it now. */
    POPULAR
  }
}
