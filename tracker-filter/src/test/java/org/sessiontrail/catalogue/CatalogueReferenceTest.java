package org.sessiontrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sessiontrail.docs.WrittenPage;
import org.sessiontrail.record.Kind;

class CatalogueReferenceTest {
  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsTheTablesOfTheCode() throws IOException {
    WrittenPage.of("events.md")
        .with("kinds", CatalogueReference.kinds())
        .with("members", CatalogueReference.members())
        .check();
  }

  @Test
  void kinds_holdsOneRowAKind() {
    assertThat(CatalogueReference.kinds().lines()).hasSize(Kind.values().length + 4);
  }
}
