package org.sessiontrail.sample.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = new Catalogue();

  @Test
  void products_areSixOnEachShelfWithNumbersOfTheirOwn() {
    assertThat(catalogue.products()).hasSize(24).extracting(Product::sku).doesNotHaveDuplicates();
    for (Category category : Category.values()) {
      assertThat(catalogue.products(category)).hasSize(6);
    }
    assertThat(catalogue.products())
        .allSatisfy(product -> assertThat(product.price()).isGreaterThan(BigDecimal.ONE));
  }

  @Test
  void view_ofUnknownNumber_namesIt() {
    assertThat(catalogue.view("T-101", "tea", BigDecimal.TEN).name()).isEqualTo("Sencha Asanoka");
    assertThatThrownBy(() -> catalogue.view("X-1", "tea", BigDecimal.TEN))
        .isInstanceOf(UnknownProductException.class)
        .hasMessageContaining("X-1");
  }

  @Test
  void selection_takesFromEveryShelfInTurn() {
    assertThat(catalogue.selection(8))
        .extracting(Product::sku)
        .containsExactly("T-101", "C-201", "B-301", "P-401", "T-102", "C-202", "B-302", "P-402");
    assertThat(catalogue.selection(100)).hasSize(24);
  }

  @Test
  void besides_goesRoundTheShelfWithoutTheProduct() {
    assertThat(catalogue.besides(catalogue.product("T-105"), 3))
        .extracting(Product::sku)
        .containsExactly("T-106", "T-101", "T-102");
  }

  @Test
  void journal_speaksOnlyOfProductsOnTheShelves() {
    assertThat(new Journal().articles())
        .allSatisfy(
            article ->
                assertThat(article.skus())
                    .isNotEmpty()
                    .allSatisfy(sku -> assertThat(catalogue.product(sku)).isNotNull()));
  }

  @Test
  void categoryOf_knowsSlugsOnly() {
    assertThat(Category.of("tea")).contains(Category.TEA);
    assertThat(Category.of("TEA")).isEmpty();
  }
}
