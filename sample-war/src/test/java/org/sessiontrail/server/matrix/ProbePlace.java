package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Directories;
import org.sessiontrail.server.Probe;

/**
 * Where one server's probe keeps what it records: a directory under {@code target}, emptied at the
 * start.
 */
public record ProbePlace(Path directory) {
  /** The place of the server called {@code id}. */
  static ProbePlace of(String id) {
    return new ProbePlace(Built.target().resolve("capture-" + id));
  }

  /** Removes what an earlier run left. */
  ProbePlace cleared() throws IOException {
    Directories.clear(directory);
    return this;
  }

  /** The database, for the server and, at the same time, for the test that reads it. */
  String jdbcUrl() {
    return "jdbc:h2:file:" + directory.resolve("trail") + ";AUTO_SERVER=TRUE";
  }

  /** The database as a test reads it: that of the user {@code sa} with {@code password}. */
  DatabaseConfig database(String password) {
    return new DatabaseConfig(null, jdbcUrl(), "sa", password);
  }

  /** The probe for a full server, with a data source of the container's to this place. */
  WebArchive probeForFullServer() {
    return forFullServer(Probe::withBeans);
  }

  /** {@code application} for a full server, with a data source of the container's to this place. */
  WebArchive forFullServer(Probe.Application application) {
    return Probe.forFullServer(application, jdbcUrl(), "sa", parameters());
  }

  /** What the tracker is told beside its database. */
  Map<String, String> parameters() {
    return Map.of("tracker.spool.dir", directory.resolve("spool").toString());
  }
}
