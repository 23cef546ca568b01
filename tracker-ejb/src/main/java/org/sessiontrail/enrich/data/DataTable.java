package org.sessiontrail.enrich.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that come with the jar: one row a line, columns between tabs, {@code #} for remarks. */
public final class DataTable {
  private DataTable() {}

  /**
   * The rows of {@code resource}, in their order.
   *
   * @param beside a class of the package that has the table
   * @param columns how many each row has
   * @throws IllegalStateException when the table is missing or a row has other columns: the jar is
   *     broken
   */
  public static List<List<String>> rows(Class<?> beside, String resource, int columns) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .map(line -> row(line, resource, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the jar can't be read: " + resource, e);
    }
  }

  private static List<String> row(String line, String resource, int columns) {
    List<String> row = List.of(line.split("\t", -1));
    if (row.size() != columns) {
      throw new IllegalStateException(resource + " has a row of " + row.size() + ": " + line);
    }
    return row;
  }
}
