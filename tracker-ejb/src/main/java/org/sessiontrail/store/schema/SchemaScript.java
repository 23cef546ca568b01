package org.sessiontrail.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One script of SQL statements.
 *
 * @param version the schema's version once it was run
 * @param name {@code V<version>__<what for>.sql}
 */
public record SchemaScript(int version, String name, String text) {
  /** What makes the history itself. */
  static final String HISTORY = "V0__history.sql";

  /** Every other script, oldest first. Named here: class paths of servers can't be searched. */
  static final List<String> NAMES =
      List.of(
          "V1__trail.sql",
          "V2__reliability.sql",
          "V3__ledger.sql",
          "V4__retention.sql",
          "V5__keys.sql",
          "V6__visits.sql",
          "V7__views.sql",
          "V8__segments.sql",
          "V9__detect.sql",
          "V10__respond.sql");

  /**
   * The script that makes the history.
   *
   * @param vendor name of the folder with the scripts of a database
   */
  public static SchemaScript history(String vendor) {
    return load(vendor, HISTORY);
  }

  /** The scripts that make the trail's tables, in the order in which they are to be run. */
  public static List<SchemaScript> all(String vendor) {
    return NAMES.stream().map(name -> load(vendor, name)).toList();
  }

  private static SchemaScript load(String vendor, String name) {
    String path = "/db/sessiontrail/" + vendor + "/" + name;
    try (InputStream in = SchemaScript.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("tracker-ejb is incomplete: no " + path);
      }
      int version = Integer.parseInt(name.substring(1, name.indexOf("__")));
      return new SchemaScript(version, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 in hex, the same whatever the line ends became on their way. */
  public String checksum() {
    byte[] bytes = text.replaceAll("\r\n?", "\n").getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Runs the statements one by one. */
  public void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements()) {
        statement.execute(sql);
      }
    }
  }

  /**
   * The statements without their comments: each ends with a semicolon at the end of a line, outside
   * of quotes and {@code --} comments. Knows neither block comments nor dollar quotes.
   */
  List<String> statements() {
    List<String> out = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && text.startsWith("--", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
        c = '\n';
      } else if (quote == c) {
        quote = 0; // a doubled quote opens again at once
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      }
      statement.append(c);
      if (quote == 0 && c == '\n') {
        addIfEnded(statement, out);
      }
    }
    addIfEnded(statement, out);
    addIfEnded(statement.append(';'), out); // the last one may do without
    return out;
  }

  private static void addIfEnded(StringBuilder statement, List<String> out) {
    String sql = statement.toString().strip();
    if (sql.endsWith(";")) {
      String body = sql.substring(0, sql.length() - 1).strip();
      if (!body.isEmpty()) {
        out.add(body);
      }
      statement.setLength(0);
    }
  }
}
