package org.sessiontrail.sample.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sessiontrail.capture.Trail;

/** Finds products by words. */
@ApplicationScoped
public class Search {
  private final Catalogue catalogue;
  private final Trail trail;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Search() {
    this(null, null);
  }

  /** A search over {@code catalogue}. */
  @Inject
  public Search(Catalogue catalogue, Trail trail) {
    this.catalogue = catalogue;
    this.trail = trail;
  }

  /**
   * The products that mention every word of {@code term} in name, teaser, notes or category; none
   * for a blank one. Each search is an action on the trail.
   */
  public List<Product> find(String term) {
    if (term.isBlank()) {
      return List.of();
    }
    List<String> words = List.of(term.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    List<Product> hits =
        catalogue.products().stream()
            .filter(product -> words.stream().allMatch(product::mentions))
            .toList();
    // How many were found is known only here, so no annotation can tell.
    trail.record("search", Map.of("term", term, "results", hits.size()));
    return hits;
  }
}
