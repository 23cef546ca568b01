package org.sessiontrail.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something the shop sells.
 *
 * @param sku its number
 * @param category slug of its shelf
 * @param cents what one costs, in cents
 * @param appeal how often it is looked at, beside others of its shelf
 */
record Ware(String sku, String category, long cents, double appeal) {
  static final String CURRENCY = "EUR";

  /** The shelves as the shop has them. */
  static final List<Ware> ALL =
      List.of(
          new Ware("T-101", "tea", 1_190, 1.4),
          new Ware("T-102", "tea", 1_450, 1.1),
          new Ware("T-103", "tea", 890, 1.2),
          new Ware("T-104", "tea", 2_400, 1.3),
          new Ware("T-105", "tea", 1_620, 0.8),
          new Ware("T-106", "tea", 740, 0.6),
          new Ware("C-201", "coffee", 1_380, 1.2),
          new Ware("C-202", "coffee", 1_290, 0.7),
          new Ware("C-203", "coffee", 1_150, 1.5),
          new Ware("C-204", "coffee", 1_520, 0.8),
          new Ware("C-205", "coffee", 1_240, 0.9),
          new Ware("C-206", "coffee", 1_310, 0.5),
          new Ware("B-301", "brewing", 4_800, 0.9),
          new Ware("B-302", "brewing", 6_900, 0.8),
          new Ware("B-303", "brewing", 2_250, 1.0),
          new Ware("B-304", "brewing", 1_800, 1.1),
          new Ware("B-305", "brewing", 8_900, 1.6),
          new Ware("B-306", "brewing", 1_950, 0.6),
          new Ware("P-401", "pantry", 680, 1.0),
          new Ware("P-402", "pantry", 920, 1.0),
          new Ware("P-403", "pantry", 540, 1.3),
          new Ware("P-404", "pantry", 650, 0.7),
          new Ware("P-405", "pantry", 720, 0.8),
          new Ware("P-406", "pantry", 560, 0.9));

  static final List<String> CATEGORIES = List.of("tea", "coffee", "brewing", "pantry");

  /** The one with this number. */
  static Ware of(String sku) {
    return ALL.stream().filter(ware -> ware.sku.equals(sku)).findFirst().orElseThrow();
  }

  /** What the shop says of it when it is looked at. */
  Map<String, String> shown() {
    return Map.of("sku", sku, "category", category, "price", euro(cents), "currency", CURRENCY);
  }

  /** What the shop says of it when so many are put into a cart or taken out. */
  Map<String, String> moved(int quantity) {
    return Map.of(
        "sku",
        sku,
        "category",
        category,
        "price",
        euro(cents),
        "currency",
        CURRENCY,
        "quantity",
        Integer.toString(quantity));
  }

  /** Cents as the shop writes euro. */
  static String euro(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }
}
