package org.sessiontrail.store.jpa;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;

/**
 * Brings the schema up to this version of the tracker. Only ever adds: nothing is dropped, cleaned
 * or repaired, and tables of the application in the same schema are left alone.
 *
 * <p>Scripts are named here instead of searched for, which works the same under every class loader.
 */
final class SchemaMigration {
  private static final String HISTORY = "tracker_schema_history";
  private static final List<String> SCRIPTS = List.of("V1__trail.sql");
  private static final MigrationVersion NEWEST = MigrationVersion.fromVersion("1");

  private SchemaMigration() {}

  /** Creates or upgrades the schema. */
  static void migrate(DataSource source) throws StoreException, SQLException {
    Flyway flyway = flyway(source);
    refuseNewer(flyway.info().current());
    flyway.migrate();
  }

  /** Makes sure that the schema is there and of this version, without changing anything. */
  static void check(DataSource source) throws StoreException, SQLException {
    MigrationInfo current = flyway(source).info().current();
    refuseNewer(current);
    if (current == null || NEWEST.compareTo(current.getVersion()) > 0) {
      throw new StoreException(
          "TRK-0312 the database holds no trail of this version yet; start the application with the"
              + " tracker once, which creates the tables",
          null);
    }
  }

  private static void refuseNewer(@Nullable MigrationInfo current) throws StoreException {
    if (current != null && NEWEST.compareTo(current.getVersion()) < 0) {
      throw new StoreException(
          "TRK-0313 the database's trail is of schema version "
              + current.getVersion()
              + ", this tracker knows "
              + NEWEST
              + "; use the newer tracker-ejb that wrote it",
          null);
    }
  }

  private static Flyway flyway(DataSource source) throws SQLException {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(source)
        .resourceProvider(new Scripts(vendor(source)))
        .javaMigrationClassProvider(List::of)
        .table(HISTORY)
        .cleanDisabled(true)
        .baselineOnMigrate(true) // the application's own tables may live in the same schema
        .baselineVersion("0")
        .load();
  }

  private static DatabaseVendor vendor(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return DatabaseVendor.of(connection);
    }
  }

  /** The scripts of one vendor. */
  private record Scripts(DatabaseVendor vendor) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return SCRIPTS.contains(name) ? new Script(vendor.folder(), name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return SCRIPTS.stream()
          .filter(name -> name.startsWith(prefix))
          .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
          .<LoadableResource>map(name -> new Script(vendor.folder(), name))
          .toList();
    }
  }

  /** One script on the class path. */
  private static final class Script extends LoadableResource {
    private final String path;
    private final String name;

    Script(String folder, String name) {
      this.path = "/db/sessiontrail/" + folder + "/" + name;
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream in = SchemaMigration.class.getResourceAsStream(path);
      if (in == null) {
        throw new IllegalStateException("tracker-ejb is incomplete: no " + path);
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return path;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
