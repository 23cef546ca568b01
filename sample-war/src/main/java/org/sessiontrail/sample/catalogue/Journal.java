package org.sessiontrail.sample.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.Tracked;

/** What the shop writes about brewing. */
@ApplicationScoped
public class Journal {
  private static final List<Article> ARTICLES =
      List.of(
          new Article(
              "gongfu-at-the-desk",
              "Gongfu at the desk",
              "Six small cups from one spoon of oolong, between two meetings.",
              List.of(
                  "Warm the pot and the mug with hot water and pour it away. A cold pot takes"
                      + " twelve degrees from the first cup, and the first cup is the shy one.",
                  "Use a gram of leaf for every 20 ml of pot. It looks like too much. It is meant"
                      + " to: many short infusions taste of more than one long one.",
                  "Water at 95 °C, ten seconds, pour everything out. Add five seconds each time"
                      + " and stop when the cup tastes of warm water."),
              List.of("T-105", "B-301", "B-304")),
          new Article(
              "pour-over-in-four-minutes",
              "Pour-over in four minutes",
              "A recipe for one dripper, one mug and no scale.",
              List.of(
                  "Two heaped spoons of coffee, ground like coarse sand. Rinse the filter first,"
                      + " or the cup will taste of paper.",
                  "Pour just enough water to wet everything and wait half a minute. Fresh coffee"
                      + " swells and sighs; that is the gas leaving, and it has to leave first.",
                  "Pour the rest in slow circles until the mug is full. If it takes less than three"
                      + " minutes grind finer, if it takes more than four, coarser."),
              List.of("C-201", "B-303", "B-302")),
          new Article(
              "tea-keeps-better-in-the-dark",
              "Tea keeps better in the dark",
              "Light, air, heat and the spice drawer: four ways to lose a good tea.",
              List.of(
                  "Leave it in its tin. A glass jar on the window sill is pretty, and the tea in"
                      + " it is hay within a month.",
                  "Buy what you drink in three months. Green tea ages faster than black, and"
                      + " matcha fastest of all: keep that one in the fridge, tightly closed.",
                  "Do not keep it next to cinnamon. It will become cinnamon."),
              List.of("T-101", "T-104", "T-102")));

  /** All articles, newest first. */
  public List<Article> articles() {
    return ARTICLES;
  }

  /** The article with this slug, if there is one. */
  @Tracked("content.view")
  public Optional<Article> read(@Detail("slug") String slug) {
    return ARTICLES.stream().filter(article -> article.slug().equals(slug)).findFirst();
  }
}
