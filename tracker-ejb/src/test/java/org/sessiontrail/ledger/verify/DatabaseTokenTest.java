package org.sessiontrail.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.jpa.JpaStorage;

/** Time stamps are looked at in the live database, too. */
class DatabaseTokenTest {
  @TempDir Path dir;

  @Test
  void verify_ofADatabaseWithAStampOfSomethingElse_findsIt() throws Exception {
    ShopLog shop = ShopLog.of(300);
    TamperedDatabase database = TamperedDatabase.h2(dir.resolve("trail"));
    long size = shop.cuts().get(0).size();
    try (JpaStorage storage = database.open()) {
      shop.write(storage);
      assertThat(database.verify(VerifierSettings.none()).isSound()).isTrue();

      byte[] stamp = "no stamp".getBytes(StandardCharsets.US_ASCII);
      storage
          .ledger()
          .anchored(new StoredAnchor(size, "rfc3161", "https://tsa.example", stamp, shop.now()));
    }

    assertThat(database.verify(VerifierSettings.none()).findings())
        .filteredOn(Finding::isError)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(FindingCode.V19);
              assertThat(found.sentence()).contains("the checkpoint over " + size + " records");
            });
  }
}
