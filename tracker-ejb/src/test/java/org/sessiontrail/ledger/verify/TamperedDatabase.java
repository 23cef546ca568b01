package org.sessiontrail.ledger.verify;

import static org.sessiontrail.store.TrailRecords.HASH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;

/** A database with a log in it that somebody may write to behind our back. */
public record TamperedDatabase(DatabaseConfig config) {
  /** An H2 file. */
  public static TamperedDatabase h2(Path file) {
    String url = "jdbc:h2:file:" + file.toAbsolutePath();
    return new TamperedDatabase(new DatabaseConfig(null, url, "sa", "sa"));
  }

  /** A copy of the H2 file of {@code original}. */
  public static TamperedDatabase copy(Path original, Path to) throws IOException {
    Files.copy(Path.of(original + ".mv.db"), Path.of(to + ".mv.db"));
    return h2(to);
  }

  /** The log in it. */
  public JpaStorage open() throws StoreException {
    return JpaStorage.open(config, new JpaStorage.Log(ShopLog.ORIGIN, HASH));
  }

  /** Verifies it. */
  public VerificationReport verify(VerifierSettings settings)
      throws StoreException, EvidenceException {
    try (JpaStorage storage = open();
        DatabaseEvidence evidence = new DatabaseEvidence(storage.ledger())) {
      return Verification.of(evidence, settings);
    }
  }

  /** Does what the tracker would never do. */
  public void sql(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** The same with values. */
  public void sql(String statement, Object... values) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement run = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        run.setObject(i + 1, values[i]);
      }
      run.executeUpdate();
    }
  }

  /** The first column of the first row. */
  public Object value(String query) throws SQLException {
    try (Connection connection = connect();
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery(query)) {
      found.next();
      Object value = found.getObject(1);
      return value instanceof java.sql.Clob clob ? clob.getSubString(1, 1_000_000) : value;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
  }
}
