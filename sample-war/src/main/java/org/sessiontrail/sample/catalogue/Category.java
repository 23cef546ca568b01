package org.sessiontrail.sample.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A shelf of the shop. */
public enum Category {
  TEA("Tea", "Loose leaves from gardens we know by name, packed the week they arrive."),
  COFFEE("Coffee", "Beans roasted on Tuesdays, shipped on Wednesdays."),
  BREWING("Brewing", "Kettles, pots and drippers that do one thing well, for years."),
  PANTRY("Pantry", "Something to go with the cup.");

  private final String title;
  private final String lead;

  Category(String title, String lead) {
    this.title = title;
    this.lead = lead;
  }

  /** Its name on the page. */
  public String title() {
    return title;
  }

  /** One sentence under the title. */
  public String lead() {
    return lead;
  }

  /** Its name in an address: {@code tea}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The category with this {@link #slug()}. */
  public static Optional<Category> of(String slug) {
    return Arrays.stream(values()).filter(category -> category.slug().equals(slug)).findFirst();
  }
}
