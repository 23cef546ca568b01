package org.sessiontrail.person;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action as far as it shows what somebody wants.
 *
 * @param sort what was done
 * @param item which item, or what was searched for; null when the action does not say
 * @param category of the item, or null
 * @param epochMicros when
 */
record PersonalDeed(Sort sort, @Nullable String item, @Nullable String category, long epochMicros) {
  /** What was done. */
  enum Sort {
    VIEW(1),
    SEARCH(0),
    CART(3),
    UNCART(0),
    CHECKOUT(0),
    BUY(5);

    /** How much interest it shows. */
    final double weight;

    Sort(double weight) {
      this.weight = weight;
    }
  }

  /** Names of the item, as reports over visits read them too: the first that is there counts. */
  static final List<String> ITEM =
      List.of("sku", "item", "product", "slug", "content", "orderId", "order", "id");

  /** Names of the category. */
  static final List<String> CATEGORY = List.of("category", "topic");

  /** Names of what was searched for. */
  static final List<String> WORDS = List.of("term", "words", "query", "q", "goal");

  private static final int LONGEST = 200;

  /** What an action of this name shows; null for nothing. */
  static @Nullable PersonalDeed of(String action, Map<String, String> detail, long epochMicros) {
    Sort sort = sort(action);
    if (sort == null) {
      return null;
    }
    String item =
        switch (sort) {
          case SEARCH -> text(detail, WORDS);
          case BUY, CHECKOUT -> null; // of an order its number is told, not what is in it
          default -> text(detail, ITEM);
        };
    boolean needed = sort != Sort.BUY && sort != Sort.CHECKOUT;
    return needed && item == null
        ? null
        : new PersonalDeed(sort, item, text(detail, CATEGORY), epochMicros);
  }

  private static @Nullable Sort sort(String action) {
    return switch (action) {
      case "search", "search.miss" -> Sort.SEARCH;
      case "cart.add" -> Sort.CART;
      case "cart.remove" -> Sort.UNCART;
      case "checkout.step" -> Sort.CHECKOUT;
      case "order.place" -> Sort.BUY;
      default -> action.endsWith(".view") ? Sort.VIEW : null;
    };
  }

  private static @Nullable String text(Map<String, String> detail, List<String> names) {
    for (String name : names) {
      String text = detail.get(name);
      if (text != null && !text.isBlank()) {
        String bare = text.strip();
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
      }
    }
    return null;
  }
}
