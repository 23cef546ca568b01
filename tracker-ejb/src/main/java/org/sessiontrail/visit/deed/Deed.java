package org.sessiontrail.visit.deed;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done in a visit beside looking at a page.
 *
 * @param kind {@code action}, {@code login}, {@code login-failed}, {@code logout}, {@code request},
 *     or what a page told: {@code click}, {@code search}, {@code error} …
 * @param name of the action, element or form; the words of a search; or null
 * @param route the page it was done on, as far as that is known, or the request's own
 * @param result how it came out
 * @param detail what reports need to know of it
 */
public record Deed(
    String kind, @Nullable String name, @Nullable String route, Result result, DeedDetail detail) {
  /** Actions that make a visit one with a conversion. */
  static final Set<String> CONVERSIONS = Set.of("goal", "order.place");

  static final String ACTION = "action";

  private static final String SUCCESS = "success";

  /**
   * How a deed came out, as far as its record says.
   *
   * @param millis how long it took
   */
  public record Result(
      @Nullable String method,
      @Nullable Integer status,
      @Nullable String outcome,
      @Nullable String error,
      @Nullable Long millis) {}

  /** Whether a goal was reached or an order placed, and it came off. */
  public boolean isConversion() {
    return kind.equals(ACTION)
        && name != null
        && CONVERSIONS.contains(name)
        && SUCCESS.equals(result.outcome());
  }

  public Deed on(@Nullable String page) {
    return route != null || page == null ? this : new Deed(kind, name, page, result, detail);
  }
}
