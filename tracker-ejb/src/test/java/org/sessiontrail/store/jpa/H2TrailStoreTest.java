package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.StoreException;

/** The store on an H2 file. */
class H2TrailStoreTest extends TrailStoreContract {
  H2TrailStoreTest() {
    super(Backend.H2);
  }

  @Test
  void open_withTheWrongPassword_saysSo() {
    assertThatThrownBy(() -> JpaStorage.open(config(dir.resolve("trail"), "wrong"), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0311")
        .hasMessageContaining("user or password")
        .hasMessageNotContaining("wrong;");
  }

  @Test
  void describe_namesDatabaseProviderAndItsVersion() throws Exception {
    try (JpaStorage storage = JpaStorage.open(config(dir.resolve("trail"), "sa"), LOG)) {
      assertThat(storage.describe())
          .matches("H2 through org\\.(hibernate|eclipse\\.persistence)\\.\\S+ \\d+\\.\\d\\S+")
          .doesNotContain("jdbc:", dir.toString());
    }
  }

  @Test
  void openExisting_withoutFile_saysSoAndCreatesNone() {
    Path missing = dir.resolve("missing");

    assertThatThrownBy(() -> JpaStorage.openExisting(config(missing, "sa"), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such file");
    assertThat(Files.exists(dir.resolve("missing.mv.db"))).isFalse();
  }

  @Test
  void open_ofAnUnknownKindOfUrl_asksForTheDriver() {
    DatabaseConfig unknown = new DatabaseConfig(null, "jdbc:nosuch:thing", "sa", "sa");

    assertThatThrownBy(() -> JpaStorage.open(unknown, LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no JDBC driver");
  }

  @Test
  void open_ofAMissingDataSource_namesIt() {
    DatabaseConfig jndi = new DatabaseConfig("java:app/jdbc/None", "jdbc:h2:mem:x", null, null);

    assertThatThrownBy(() -> JpaStorage.open(jndi, LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0310")
        .hasMessageContaining("java:app/jdbc/None");
  }

  private static DatabaseConfig config(Path file, String password) {
    return new DatabaseConfig(
        null, "jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE", "sa", password);
  }
}
