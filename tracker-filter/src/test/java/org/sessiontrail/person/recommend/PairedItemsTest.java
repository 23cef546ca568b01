package org.sessiontrail.person.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.person.recommend.Recommendation.Why;

class PairedItemsTest {
  private static final long NOW = 1_795_000_000_000_000L;
  private static final long DAY = 86_400_000_000L;

  private final PairedItems paired = new PairedItems();

  private void use(int times, String item, @Nullable String category, long at, String... before) {
    for (int i = 0; i < times; i++) {
      paired.learn(new Use(item, category, List.of(before), 1, at));
    }
  }

  private List<Recommendation> ask(int limit, @Nullable String category, String... from) {
    return paired.recommend(new Wish(List.of(from), category, "out"::equals, limit, NOW));
  }

  private static List<String> items(List<Recommendation> from) {
    return from.stream().map(Recommendation::item).toList();
  }

  @Test
  void recommend_whenUsedTogether_saysBecauseOfWhich() {
    use(20, "tea", "tea", NOW);
    use(20, "pot", "ware", NOW, "tea");

    assertThat(ask(1, null, "tea"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.item()).isEqualTo("pot");
              assertThat(each.why()).isEqualTo(Why.SIMILAR);
              assertThat(each.because()).isEqualTo("tea");
            });
  }

  @Test
  void recommend_whenMetOnceByChance_prefersWhatMetOften() {
    use(40, "tea", "tea", NOW);
    use(1, "rare", "x", NOW, "tea");
    use(6, "pot", "ware", NOW, "tea");
    use(194, "pot", "ware", NOW);

    assertThat(items(ask(2, null, "tea"))).containsExactly("pot", "rare");
  }

  @Test
  void recommend_whenTogetherLongAgo_prefersWhatIsTogetherNow() {
    use(20, "tea", "tea", NOW - 100 * DAY);
    use(20, "old", "x", NOW - 100 * DAY, "tea");
    use(20, "tea", "tea", NOW);
    use(20, "new", "y", NOW, "tea");

    assertThat(items(ask(2, null, "tea"))).containsExactly("new", "old");
  }

  @Test
  void recommend_whenExcludedOrUsed_leavesItOut() {
    use(20, "tea", "tea", NOW);
    use(20, "out", "tea", NOW, "tea");
    use(20, "pot", "ware", NOW, "tea");

    assertThat(items(ask(10, "tea", "tea"))).containsExactly("pot");
  }

  @Test
  void recommend_whenNobodyIsKnown_saysWhatIsPopular() {
    use(5, "tea", "tea", NOW);
    use(9, "pot", "ware", NOW);

    assertThat(ask(2, null))
        .extracting(Recommendation::item, Recommendation::why)
        .containsExactly(tuple("pot", Why.POPULAR), tuple("tea", Why.POPULAR));
    assertThat(ask(1, "tea"))
        .extracting(Recommendation::item, Recommendation::why, Recommendation::because)
        .containsExactly(tuple("tea", Why.POPULAR_IN_CATEGORY, "tea"));
  }

  @Test
  void recommend_whenOneCategoryIsNearest_keepsPlacesForOthers() {
    use(50, "tea", "tea", NOW);
    IntStream.range(0, 10).forEach(i -> use(40, "tea-" + i, "tea", NOW, "tea"));
    use(10, "pot", "ware", NOW, "tea");

    assertThat(items(ask(5, null, "tea"))).hasSize(5).contains("pot");
  }

  @Test
  void learn_whenThereAreTooMany_keepsWithinItsBounds() {
    use(50, "hub", "x", NOW);
    for (int i = 0; i < 3 * PairedItems.MOST_ITEMS; i++) {
      use(1, "item-" + i, "x", NOW + i, "hub");
    }

    assertThat(paired.size()).isLessThanOrEqualTo(PairedItems.MOST_ITEMS);
    assertThat(paired.mostNeighbours()).isLessThanOrEqualTo(PairedItems.MOST_NEIGHBOURS);
    assertThat(ask(1, null)).extracting(Recommendation::item).containsExactly("hub");
  }
}
