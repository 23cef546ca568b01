package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.detect.DetectionStore;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.AlertStore;
import org.sessiontrail.runtime.TransactionRunner;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailStore;
import org.sessiontrail.store.detect.JpaDetections;
import org.sessiontrail.store.insight.JpaInsight;
import org.sessiontrail.store.insight.JpaSegments;
import org.sessiontrail.store.jdbc.Database;
import org.sessiontrail.store.jdbc.DatabaseVendor;
import org.sessiontrail.store.jdbc.SchemaMigration;
import org.sessiontrail.store.keys.SubjectKeys;
import org.sessiontrail.store.nodes.Finder;
import org.sessiontrail.store.nodes.Nodes;
import org.sessiontrail.store.nodes.RecoveryStream;
import org.sessiontrail.store.respond.JpaAlerts;
import org.sessiontrail.store.respond.RecordsOfKind;
import org.sessiontrail.store.retention.RetentionRows;
import org.sessiontrail.store.visit.JpaVisits;
import org.sessiontrail.visit.VisitStore;

/**
 * An open database with one application's log in it.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class JpaStorage implements AutoCloseable {
  private static final String UNIT = "sessiontrail";

  private final Database database;
  private final boolean ownsDatabase;
  private final EntityManagerFactory factory;
  private final EntityWork work;
  private final TrailStore store;
  private final TrailReader reader;
  private final LedgerStore ledger;
  private final Nodes nodes;
  private final Rejects rejects;
  private final RetentionRows retention;
  private final SubjectKeys keys;
  private final VisitStore visits;
  private final InsightRows insight;
  private final SavedSegments segments;
  private final JpaLogWork logWork;

  private JpaStorage(
      Database database,
      boolean ownsDatabase,
      Log log,
      EntityManagerFactory factory,
      EntityWork work) {
    this.database = database;
    this.ownsDatabase = ownsDatabase;
    this.factory = factory;
    this.work = work;
    this.keys = new SubjectKeys(log.hash(), log.sealing());
    LogRow row = new LogRow(work, log.origin());
    LogAppend append = new LogAppend(keys);
    this.logWork = new JpaLogWork(work, row, append);
    this.store = new JpaTrailStore(work, row, append);
    this.reader = new JpaTrailReader(work, row, log.hash());
    this.ledger = new JpaLedgerStore(logWork, append);
    this.nodes = new Nodes(logWork);
    this.rejects = new Rejects(work, row, keys);
    this.retention = new RetentionRows(logWork, this::removeRejects);
    this.visits = new JpaVisits(logWork);
    this.insight = new JpaInsight(logWork);
    this.segments = new JpaSegments(logWork);
  }

  /**
   * Which log to open.
   *
   * @param origin the application's name
   * @param hash the application's keyed hash, to find a user's records by pseudonym; null to look
   *     into every record instead, which is slow
   * @param sealing whether personal values are sealed under a key per person; not without a hash
   */
  public record Log(String origin, @Nullable KeyedHash hash, boolean sealing) {
    /** A log whose values are stored as they are. */
    public Log(String origin, @Nullable KeyedHash hash) {
      this(origin, hash, false);
    }
  }

  /**
   * Opens {@code database} and brings its schema up to date. Must be called outside of a
   * transaction.
   *
   * @param container the container's transactions, or null to use the connection's own; only a data
   *     source of the server can take part in them
   * @throws StoreException with what an operator should look at
   */
  public static JpaStorage open(Database database, Log log, @Nullable TransactionRunner container)
      throws StoreException {
    try {
      DataSource source = database.source();
      DatabaseVendor vendor = SchemaMigration.migrate(source);
      TransactionRunner used = database.isManaged() ? container : null;
      EntityManagerFactory factory = factory(vendor.adapt(source), used != null);
      EntityWork work = new EntityWork(factory, database, used, vendor);
      return new JpaStorage(database, false, log, factory, work);
    } catch (Exception e) {
      throw database.explain(e);
    }
  }

  /** As {@link #open(Database, Log, TransactionRunner)}, outside of a server. */
  public static JpaStorage open(DatabaseConfig config, Log log) throws StoreException {
    return openAlone(config, log, true);
  }

  /**
   * Opens a database that must hold a trail of this version already. Neither creates nor upgrades
   * anything, so the database user needs no right to do so.
   */
  public static JpaStorage openExisting(DatabaseConfig config, Log log) throws StoreException {
    return openAlone(config, log, false);
  }

  /** Kind of the database and class of the provider, for an operator who has several. */
  public String describe() {
    Class<?> provider = factory.getClass();
    String version = provider.getPackage().getImplementationVersion();
    return work.vendor()
        + " through "
        + provider.getName()
        + (version == null ? "" : " " + version);
  }

  /** For tests that look behind the ports. */
  EntityWork work() {
    return work;
  }

  /** The writing end. */
  public TrailStore store() {
    return store;
  }

  /** The reading end. */
  public TrailReader reader() {
    return reader;
  }

  /** Origins of all logs in this database, the oldest log first. */
  public List<String> origins() throws StoreException {
    return work.reading(
        manager ->
            manager
                .createQuery("select l.origin from LedgerLog l order by l.id", String.class)
                .getResultList());
  }

  /** The reading end of any log in this database. */
  public TrailReader reader(Log log) {
    return new JpaTrailReader(work, new LogRow(work, log.origin()), log.hash());
  }

  /** The writing end of any log in this database, named by its origin. */
  public TrailStore store(String origin) {
    return new JpaTrailStore(work, new LogRow(work, origin), new LogAppend(keys));
  }

  /** The hash tree. */
  public LedgerStore ledger() {
    return ledger;
  }

  /** The hash tree of any log in this database, named by its origin. */
  public LedgerStore ledger(String origin) {
    LogAppend append = new LogAppend(keys);
    return new JpaLedgerStore(new JpaLogWork(work, new LogRow(work, origin), append), append);
  }

  /** Records that were put aside. */
  public Rejects rejects() {
    return rejects;
  }

  /** Records that were put aside from any log in this database, named by its origin. */
  public Rejects rejects(String origin) {
    return new Rejects(work, new LogRow(work, origin), keys);
  }

  /** Holds, erasures and purges. */
  public RetentionRows retention() {
    return retention;
  }

  /** Visits of any log in this database, named by its origin. */
  public VisitStore visits(String origin) {
    return new JpaVisits(new JpaLogWork(work, new LogRow(work, origin), new LogAppend(keys)));
  }

  /** Holds, erasures and purges of any log in this database, named by its origin. */
  public RetentionRows retention(String origin) {
    LogRow row = new LogRow(work, origin);
    return new RetentionRows(new JpaLogWork(work, row, new LogAppend(keys)), this::removeRejects);
  }

  private int removeRejects(EntityManager manager, int id, Predicate<StoredRecord> which)
      throws StoreException {
    return Rejects.remove(manager, id, keys, which);
  }

  /** Visits computed from the log. */
  public VisitStore visits() {
    return visits;
  }

  /** What rules find in the log. */
  public DetectionStore detections(Finder finder, DetectionStore.Detectors detectors) {
    return new JpaDetections(logWork, finder, detectors);
  }

  /**
   * What rules find in any log in this database, named by its origin.
   *
   * @param encoder encodes records of the stream that all nodes share
   */
  public DetectionStore detections(
      String origin, RecordEncoder encoder, TrailClock clock, DetectionStore.Detectors detectors) {
    Finder finder = new Finder(RecoveryStream.NAME, clock, encoder);
    LogRow row = new LogRow(work, origin);
    return new JpaDetections(new JpaLogWork(work, row, new LogAppend(keys)), finder, detectors);
  }

  /** Findings that somebody has yet to be told of. */
  public AlertStore alerts() {
    return new JpaAlerts(logWork);
  }

  /** Orders that were given. */
  public RecordsOfKind orders() {
    return new RecordsOfKind(logWork, Kind.ORDER);
  }

  /** What is asked of the visits. */
  public InsightRows insight() {
    return insight;
  }

  /** What is asked of the visits of any log in this database, named by its origin. */
  public InsightRows insight(String origin) {
    return new JpaInsight(new JpaLogWork(work, new LogRow(work, origin), new LogAppend(keys)));
  }

  /** Segments that people saved. */
  public SavedSegments segments() {
    return segments;
  }

  /** Segments that people saved for any log in this database, named by its origin. */
  public SavedSegments segments(String origin) {
    return new JpaSegments(new JpaLogWork(work, new LogRow(work, origin), new LogAppend(keys)));
  }

  /** What the nodes that share the log know of each other. */
  public Nodes nodes() {
    return nodes;
  }

  /** The last number of {@code stream} that is stored in the log of {@code origin}, or 0. */
  public long last(String origin, String stream) throws StoreException {
    JpaLogWork log = new JpaLogWork(work, new LogRow(work, origin), new LogAppend(keys));
    return new Nodes(log).history().last(stream);
  }

  /** Closes everything but a database that was passed in. */
  @Override
  public void close() {
    factory.close();
    if (ownsDatabase) {
      database.close();
    }
  }

  private static JpaStorage openAlone(DatabaseConfig config, Log log, boolean mayCreate)
      throws StoreException {
    Database database = new Database(mayCreate ? config : existing(config));
    try {
      DataSource source = database.source();
      DatabaseVendor vendor =
          mayCreate ? SchemaMigration.migrate(source) : SchemaMigration.check(source);
      EntityManagerFactory factory = factory(vendor.adapt(source), false);
      EntityWork work = new EntityWork(factory, database, null, vendor);
      return new JpaStorage(database, true, log, factory, work);
    } catch (Exception e) {
      database.close();
      throw database.explain(e);
    }
  }

  /** H2 makes a new file for any name; a trail that is only read must not. */
  private static DatabaseConfig existing(DatabaseConfig config) {
    String url = config.jdbcUrl();
    return url.startsWith("jdbc:h2:") && !url.contains("IFEXISTS")
        ? new DatabaseConfig(
            config.datasource(), url + ";IFEXISTS=TRUE", config.user(), config.password())
        : config;
  }

  private static EntityManagerFactory factory(DataSource source, boolean container) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.transactionType", container ? "JTA" : "RESOURCE_LOCAL");
    settings.put(
        container ? "jakarta.persistence.jtaDataSource" : "jakarta.persistence.nonJtaDataSource",
        source);
    settings.put("jakarta.persistence.sharedCache.mode", "NONE");
    settings.put("jakarta.persistence.schema-generation.database.action", "none");
    // names of one provider or another; each ignores the other's
    settings.put("hibernate.jdbc.batch_size", "500");
    settings.put("hibernate.order_inserts", "true");
    settings.put("hibernate.archive.autodetection", "none");
    settings.put("hibernate.integration.envers.enabled", "false");
    settings.put("eclipselink.jdbc.batch-writing", "JDBC");
    settings.put("eclipselink.jdbc.batch-writing.size", "500");
    // else two that are open at once are one, with the data source of the first
    settings.put("eclipselink.session-name", UNIT + "-" + UUID.randomUUID());
    // else it connects to nothing, as the unit has it for a server that opens it by itself
    settings.put("eclipselink.validation-only", "false");
    // else it prints each failure with the values that the database names in it; all are explained
    settings.put("eclipselink.logging.level", "OFF");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(JpaStorage.class.getClassLoader());
    try {
      return usable(Persistence.createEntityManagerFactory(UNIT, settings));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * A provider may connect only at first use, and never again if that fails: better it fails now.
   */
  private static EntityManagerFactory usable(EntityManagerFactory factory) {
    boolean works = false;
    try {
      factory.createEntityManager().close();
      works = true;
      return factory;
    } finally {
      if (!works) {
        factory.close();
      }
    }
  }
}
