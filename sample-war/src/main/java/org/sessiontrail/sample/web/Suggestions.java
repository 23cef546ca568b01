package org.sessiontrail.sample.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.cdi.Recommendations;
import org.sessiontrail.person.SessionProfile;
import org.sessiontrail.person.recommend.Recommendation;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Category;
import org.sessiontrail.sample.catalogue.Product;

/** What a visitor may like, in the words of the shop. Nothing for whom nothing may be known of. */
@ApplicationScoped
public class Suggestions {
  private static final int SHOWN = 3;

  private final Catalogue catalogue;
  private final SessionProfile profile;
  private final Recommendations recommendations;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Suggestions() {
    this(null, null, null);
  }

  /** Suggestions out of {@code catalogue}. */
  @Inject
  public Suggestions(Catalogue catalogue, SessionProfile profile, Recommendations recommendations) {
    this.catalogue = catalogue;
    this.profile = profile;
    this.recommendations = recommendations;
  }

  /**
   * A product and why it is shown.
   *
   * @param product which
   * @param reason a sentence for the visitor
   */
  public record Suggestion(Product product, String reason) {}

  /** For a page that shows no product of its own. */
  public List<Suggestion> atTheDoor() {
    return of(sku -> false);
  }

  /** For the page of a product, which is not suggested itself. */
  public List<Suggestion> beside(Product shown) {
    return of(shown.sku()::equals);
  }

  /**
   * What others looked at too, where anybody did; else more of the shelf that interests most, for a
   * shop that has just opened knows nothing of others.
   */
  private List<Suggestion> of(Predicate<String> shown) {
    if (!profile.active() || profile.viewed().isEmpty()) {
      return List.of();
    }
    Predicate<String> unknown = sku -> find(sku).isEmpty();
    List<Recommendation> found = recommendations.items(SHOWN, shown.or(unknown));
    Stream<Suggestion> own =
        found.stream().flatMap(each -> find(each.item()).map(it -> said(it, each)).stream());
    List<String> seen = profile.viewed();
    List<String> had = Stream.concat(profile.carted().stream(), profile.bought().stream()).toList();
    Stream<Suggestion> shelf =
        shelf(profile.favourite())
            .filter(each -> !seen.contains(each.sku()) && !had.contains(each.sku()))
            .filter(each -> !shown.test(each.sku()))
            .filter(each -> found.stream().noneMatch(it -> it.item().equals(each.sku())))
            .map(each -> new Suggestion(each, because(seen.get(0))));
    return Stream.concat(own, shelf).limit(SHOWN).toList();
  }

  private Stream<Product> shelf(@Nullable String slug) {
    return Optional.ofNullable(slug).flatMap(Category::of).stream()
        .flatMap(category -> catalogue.products(category).stream());
  }

  private Suggestion said(Product product, Recommendation why) {
    String because = why.because();
    String reason =
        switch (why.why()) {
          case SIMILAR -> because(because);
          case POPULAR_IN_CATEGORY -> "Popular now on the shelf " + because + ".";
          case POPULAR -> "Popular now.";
        };
    return new Suggestion(product, reason);
  }

  private String because(@Nullable String sku) {
    return "Because you viewed " + find(sku).map(Product::name).orElse("something like it") + ".";
  }

  private Optional<Product> find(@Nullable String sku) {
    return catalogue.products().stream().filter(each -> each.sku().equals(sku)).findFirst();
  }
}
