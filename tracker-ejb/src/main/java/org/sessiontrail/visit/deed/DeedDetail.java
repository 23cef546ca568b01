package org.sessiontrail.visit.deed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action says of itself, by names of {@code @Detail} that reports understand. This is the
 * one place that says which: of each the first that is there counts.
 *
 * @param item which product, content or order
 * @param category of the product
 * @param valueMilli price of one, or worth of the whole order or goal; thousandths of the currency
 * @param quantity how many
 * @param currency three letters, upper case
 * @param step which step of a checkout
 * @param results how many a search found
 * @param target where a link leads
 */
public record DeedDetail(
    @Nullable String item,
    @Nullable String category,
    @Nullable Long valueMilli,
    @Nullable Integer quantity,
    @Nullable String currency,
    @Nullable String step,
    @Nullable Integer results,
    @Nullable String target) {
  /** Names of the item: of a product, a piece of content, an order. */
  static final List<String> ITEM =
      List.of("sku", "item", "product", "slug", "content", "orderId", "order", "id");

  /** Names of the category of a product. */
  static final List<String> CATEGORY = List.of("category", "topic");

  /** Names of worth: of a whole order, of a goal, of one piece. Decimal numbers. */
  static final List<String> VALUE = List.of("total", "value", "revenue", "amount", "price");

  /** Names of a quantity. Whole numbers. */
  static final List<String> QUANTITY = List.of("quantity", "items", "qty");

  /** Names of the currency of a worth; a code of ISO 4217. */
  static final List<String> CURRENCY = List.of("currency");

  /** Names of a step of the checkout. */
  static final List<String> STEP = List.of("step");

  /** Names of how many a search found. Whole numbers. */
  static final List<String> RESULTS = List.of("results", "hits");

  /** Names of what was asked for or reached: the name of the deed, where there is one. */
  static final List<String> WORDS = List.of("term", "words", "query", "q", "goal");

  static final DeedDetail NONE = new DeedDetail(null, null, null, null, null, null, null, null);

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);
  private static final int LONGEST_NUMBER = 30;

  /** Reads the group {@code detail} of an action. */
  static DeedDetail of(Map<?, ?> detail) {
    return detail.isEmpty()
        ? NONE
        : new DeedDetail(
            text(detail, ITEM),
            text(detail, CATEGORY),
            milli(text(detail, VALUE)),
            whole(text(detail, QUANTITY)),
            currency(text(detail, CURRENCY)),
            text(detail, STEP),
            whole(text(detail, RESULTS)),
            null);
  }

  /** The same for a deed that a page told: where it leads, or how many were found. */
  static DeedDetail told(@Nullable String item, @Nullable String target, @Nullable Long results) {
    return new DeedDetail(
        item, null, null, null, null, null, results == null ? null : clamped(results), target);
  }

  /** The first text of these names that is there, or null. */
  public static @Nullable String text(Map<?, ?> group, List<String> names) {
    for (String name : names) {
      if (group.get(name) instanceof String text && !text.isBlank()) {
        return text.strip();
      }
    }
    return null;
  }

  private static @Nullable Long milli(@Nullable String text) {
    BigDecimal number = number(text);
    return number == null || number.abs().compareTo(MOST) > 0
        ? null
        : (Long) number.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  private static @Nullable Integer whole(@Nullable String text) {
    BigDecimal number = number(text);
    return number == null || number.abs().compareTo(MOST) > 0
        ? null
        : (Integer) clamped(number.longValue());
  }

  private static int clamped(long number) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
  }

  /** A number written with a point; anything else, or one that is too long to be meant, is none. */
  private static @Nullable BigDecimal number(@Nullable String text) {
    if (text == null || text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
      return null;
    }
    return new BigDecimal(text);
  }

  private static @Nullable String currency(@Nullable String text) {
    return text != null && text.matches("[A-Za-z]{3}") ? text.toUpperCase(Locale.ROOT) : null;
  }
}
