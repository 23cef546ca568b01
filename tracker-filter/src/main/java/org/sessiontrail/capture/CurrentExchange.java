package org.sessiontrail.capture;

import org.jspecify.annotations.Nullable;

/**
 * The exchange that the calling thread serves, so that business actions and session listeners find
 * the request they belong to. The one static of this product: it holds nothing once a pass through
 * the filter is over.
 */
public final class CurrentExchange {
  private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

  private CurrentExchange() {}

  /** The exchange of this thread, or null. */
  public static @Nullable Exchange get() {
    return CURRENT.get();
  }

  /** Begins to serve {@code exchange} on this thread; returns what was served before. */
  public static @Nullable Exchange enter(Exchange exchange) {
    Exchange before = CURRENT.get();
    CURRENT.set(exchange);
    return before;
  }

  /** Goes back to what was served before. */
  public static void leave(@Nullable Exchange before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
