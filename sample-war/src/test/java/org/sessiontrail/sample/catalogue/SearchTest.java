package org.sessiontrail.sample.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.Trail;

class SearchTest {
  private final List<String> recorded = new ArrayList<>();
  private final Search search = new Search(new Catalogue(), new ListTrail());

  @Test
  void find_matchesEveryWordWhateverItsCase() {
    assertThat(search.find("  Green JAPAN "))
        .extracting(Product::sku)
        .containsExactly("T-101", "T-104");
    assertThat(search.find("kettle")).extracting(Product::sku).containsExactly("B-302");
    assertThat(recorded).contains("search {results=1, term=kettle}");
  }

  @Test
  void find_ofABlankTerm_findsNothingAndRecordsNothing() {
    assertThat(search.find("  ")).isEmpty();
    assertThat(recorded).isEmpty();
  }

  @Test
  void find_withoutAHit_recordsThatToo() {
    assertThat(search.find("lawnmower")).isEmpty();
    assertThat(recorded).containsExactly("search {results=0, term=lawnmower}");
  }

  private final class ListTrail implements Trail {
    @Override
    public void record(String action, Map<String, ?> detail) {
      recorded.add(action + " " + new TreeMap<>(detail));
    }

    @Override
    public @Nullable String sessionId() {
      return null;
    }

    @Override
    public void verified(String factor) {}

    @Override
    public void user(@Nullable String user) {}
  }
}
