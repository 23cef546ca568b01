package org.sessiontrail.intake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailStore;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * How fast a log is imported, by the CPU time of either thread, and whether every line is there:
 * {@code count|h2 LINES [SETTINGS]}. With {@code h2} the rows are then copied into an empty
 * database of the same tables by plain JDBC, which is as fast as H2 takes them from anybody. Not a
 * test: run its {@code main}.
 */
final class ImportBench {
  private static final int BATCH = 2_000;
  private static final KeyedHash KEY = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);

  private final Map<Integer, Long> byStatus = new TreeMap<>();
  private final Map<String, Long> byHost = new HashMap<>();
  private final Map<String, Long> notFound = new HashMap<>();
  private long hits;
  private long bytes;
  private long visits;
  private long records;
  private long cpuNanos;

  private ImportBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("import-bench");
    Path file = directory.resolve("access.log");
    TruthLogFacts truth = TruthLog.write(file, Integer.parseInt(args[1]), 42).facts();
    ImportBench bench = new ImportBench();
    if (args[0].equals("h2")) {
      DatabaseConfig config =
          new DatabaseConfig(
              null, "jdbc:h2:file:" + directory.resolve("trail") + settings(args), null, null);
      try (JpaStorage storage = JpaStorage.open(config, new JpaStorage.Log("shop", KEY))) {
        bench.run(file, storage.store(), truth, false);
      }
      copy(directory);
    } else {
      bench.run(file, null, truth, true);
    }
  }

  /** Settings of H2 to be tried, as its URL takes them: {@code PAGE_SIZE=4096}. */
  private static String settings(String[] args) {
    return args.length > 2 ? ";" + args[2] : "";
  }

  private void run(Path file, @Nullable TrailStore into, TruthLogFacts truth, boolean counts)
      throws Exception {
    PrivacyConfig privacy =
        new PrivacyConfig(
            List.of(), "x-forwarded-for", AddressMode.FULL, Set.of(), List.of(), List.of());
    ImportSettings settings = new ImportSettings("shop", "", privacy, List.of(), 30, KEY);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long whole = system.getProcessCpuTime();
    long start = System.nanoTime();
    ImportSummary done =
        new LogImport(settings, target(into, counts), TrailClock.system())
            .run(ImportInput.of(file), null, null, (lines, position, size) -> {});
    double wall = (System.nanoTime() - start) / 1e9;
    double reading = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d lines, %,d records, %.1f s; reading thread %.1f s of CPU (%,.0f lines/s of CPU),"
            + " storing thread %.1f s (%,.0f records/s); %,.0f records/s of CPU, all threads%n",
        done.lines().all(),
        done.records(),
        wall,
        reading,
        done.lines().all() / reading,
        cpuNanos / 1e9,
        records / (cpuNanos / 1e9),
        records / ((system.getProcessCpuTime() - whole) / 1e9));
    if (counts) {
      TruthLogFacts found =
          new TruthLogFacts(
              new TruthLogFacts.Sums(hits, bytes, visits, done.lines().rejects().count()),
              byStatus,
              byHost,
              notFound);
      System.out.println("equal to what was written: " + found.equals(truth) + " " + found.sums());
    }
  }

  private static void copy(Path directory) throws Exception {
    String url = "jdbc:h2:file:" + directory;
    DatabaseConfig config = new DatabaseConfig(null, url + "/copy", null, null);
    try (JpaStorage made = JpaStorage.open(config, new JpaStorage.Log("other", KEY))) {
      made.store().append(List.of());
    }
    List<Object[]> rows = new ArrayList<>();
    try (Connection from = DriverManager.getConnection(url + "/trail", "sa", "");
        ResultSet row = from.createStatement().executeQuery("SELECT * FROM ledger_entry")) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        Object[] values = new Object[columns];
        for (int column = 0; column < columns; column++) {
          values[column] = row.getObject(column + 1);
        }
        rows.add(values);
      }
    }
    String marks = "?" + ", ?".repeat(rows.get(0).length - 1);
    try (Connection to = DriverManager.getConnection(url + "/copy", "sa", "");
        PreparedStatement insert =
            to.prepareStatement("INSERT INTO ledger_entry VALUES (" + marks + ")")) {
      to.setAutoCommit(false);
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long start = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      for (int done = 0; done < rows.size(); done += BATCH) {
        for (Object[] values : rows.subList(done, Math.min(rows.size(), done + BATCH))) {
          for (int column = 0; column < values.length; column++) {
            insert.setObject(column + 1, values[column]);
          }
          insert.addBatch();
        }
        insert.executeBatch();
        to.commit();
      }
      System.out.printf(
          Locale.ROOT,
          "the same rows by plain JDBC: %,.0f records/s, %,.0f records/s of CPU, all threads%n",
          rows.size() / ((System.nanoTime() - start) / 1e9),
          rows.size() / ((system.getProcessCpuTime() - cpu) / 1e9));
    }
  }

  private LogImport.Target target(@Nullable TrailStore into, boolean counts) {
    TrailStore store =
        new TrailStore() {
          @Override
          public int append(List<StoredRecord> batch) throws StoreException {
            int added = into == null ? batch.size() : into.append(batch);
            if (counts) {
              batch.forEach(ImportBench.this::count);
            }
            records += added;
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            cpuNanos = threads.getCurrentThreadCpuTime();
            return added;
          }

          @Override
          public void park(StoredRecord refused, @Nullable StoredRecord gap, String reason) {
            throw new IllegalStateException(reason);
          }
        };
    return new LogImport.Target() {
      @Override
      public @Nullable TrailReader reader() {
        return null;
      }

      @Override
      public TrailStore store() {
        return store;
      }

      @Override
      public long last(String stream) {
        return 0;
      }
    };
  }

  private void count(StoredRecord record) {
    visits += record.kind() == Kind.SESSION_START ? 1 : 0;
    Long status = record.number("status");
    Long length = record.number("bytes");
    if (record.kind() != Kind.REQUEST || status == null || length == null) {
      return;
    }
    hits++;
    bytes += length;
    byStatus.merge(status.intValue(), 1L, Long::sum);
    Map<String, Object> personal = record.personal();
    if (personal.get("who") instanceof Map<?, ?> who
        && personal.get("what") instanceof Map<?, ?> what) {
      byHost.merge(String.valueOf(who.get("ip")), 1L, Long::sum);
      if (status == 404) {
        notFound.merge(String.valueOf(what.get("path")), 1L, Long::sum);
      }
    }
  }
}
