package org.sessiontrail.sample.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Something the shop sells.
 *
 * @param sku its number, stable, safe in an address
 * @param category the shelf it stands on
 * @param name its name on the page
 * @param offer what it costs
 * @param story what is said about it
 * @param picture how it is drawn
 */
public record Product(
    String sku, Category category, String name, Offer offer, Story story, Picture picture) {

  /**
   * What a product costs.
   *
   * @param price in euro, tax included
   * @param unit what one gets for it: {@code 100 g}
   */
  public record Offer(BigDecimal price, String unit) {}

  /**
   * What is said about a product.
   *
   * @param teaser one line
   * @param text a paragraph
   * @param notes a few words each: taste, material, origin
   */
  public record Story(String teaser, String text, List<String> notes) {}

  /**
   * How a product is drawn.
   *
   * @param motif the drawing
   * @param label the word written on it
   * @param hue its colour, 0 to 359
   */
  public record Picture(Motif motif, String label, int hue) {}

  /** The price of one, in euro. */
  public BigDecimal price() {
    return offer.price();
  }

  /** Whether one of its texts contains {@code word}, given in lower case. */
  boolean mentions(String word) {
    return contains(name, word)
        || contains(story.teaser(), word)
        || contains(category.title(), word)
        || story.notes().stream().anyMatch(note -> contains(note, word));
  }

  private static boolean contains(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word);
  }
}
