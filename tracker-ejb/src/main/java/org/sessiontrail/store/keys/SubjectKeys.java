package org.sessiontrail.store.keys;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;

/**
 * Personal values under a key per person, so that destroying the key reaches every copy of them
 * that was made without the keys: backups, replicas, archives.
 *
 * <pre>
 *   disclosures     ~ name ~ base64url of the sealed text       or the text itself, "[…]"
 *   ledger_subject_key   name → data key, sealed under a key that follows from the key file
 * </pre>
 *
 * The name is the pseudonym of the user, or the trail of a record without one. Records that tell of
 * the trail itself are not sealed: what an operator did stays readable.
 *
 * <p>Threads: safe for any number of threads; what {@link #sealing} and {@link #opening} give is of
 * one transaction.
 */
public final class SubjectKeys {
  private static final char MARK = '~';
  private static final int CHUNK = 500;

  /** What fits the column of names in every database. */
  private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");

  private final @Nullable SubjectCipher master;
  private final boolean seals;

  /**
   * Keys under {@code hash}'s key.
   *
   * @param hash null when the key file is not at hand: then nothing sealed can be read
   * @param seals whether new values are sealed; not without a hash
   */
  public SubjectKeys(@Nullable KeyedHash hash, boolean seals) {
    this.master = hash == null ? null : new SubjectCipher(hash.keyFor("subject-keys"));
    this.seals = seals && hash != null;
  }

  /** Turns the text of a column into another one. */
  @FunctionalInterface
  public interface Texts {
    /** The other text; null for none. */
    @Nullable String of(@Nullable String column);
  }

  /**
   * What seals the values of {@code records}, in a transaction that holds the log's lock. Makes the
   * keys that are missing.
   */
  public Sealing sealing(EntityManager manager, int log, List<StoredRecord> records)
      throws StoreException {
    Set<String> names = new TreeSet<>();
    for (StoredRecord record : seals ? records : List.<StoredRecord>of()) {
      String name = nameOf(record);
      if (name != null && !record.disclosures().isEmpty()) {
        names.add(name);
      }
    }
    Map<String, SubjectCipher> known = ciphers(manager, log, names);
    for (String name : names) {
      if (!known.containsKey(name)) {
        known.put(name, made(manager, log, name));
      }
    }
    return new Sealing(known);
  }

  /** Seals the values of the records it was made for. */
  public static final class Sealing {
    private final Map<String, SubjectCipher> known;

    private Sealing(Map<String, SubjectCipher> known) {
      this.known = known;
    }

    /** {@code text}, the values of {@code record}, as the column is to hold it. */
    public @Nullable String of(StoredRecord record, @Nullable String text) {
      String name = nameOf(record);
      SubjectCipher cipher = name == null ? null : known.get(name);
      return text == null || name == null || cipher == null
          ? text
          : MARK + name + MARK + cipher.sealText(name, text);
    }
  }

  private SubjectCipher made(EntityManager manager, int log, String name) {
    byte[] key = SubjectCipher.newKey();
    manager
        .createNativeQuery(
            "insert into ledger_subject_key (log_id, subject, sealed_key) values (?1, ?2, ?3)")
        .setParameter(1, log)
        .setParameter(2, name)
        .setParameter(3, Objects.requireNonNull(master).seal(name, key))
        .executeUpdate();
    return new SubjectCipher(key);
  }

  /**
   * Opens {@code columns} and no others. A value whose key was destroyed is gone: null; so is one
   * that was sealed under another key.
   */
  public Texts opening(EntityManager manager, int log, Collection<@Nullable String> columns)
      throws StoreException {
    Set<String> names = new TreeSet<>();
    for (String column : columns) {
      if (column != null && isSealed(column)) {
        names.add(name(column));
      }
    }
    Map<String, SubjectCipher> known = ciphers(manager, log, names);
    return column ->
        column != null && isSealed(column) ? opened(known.get(name(column)), column) : column;
  }

  /** As {@link #opening}, but without the key file sealed values are gone: null. */
  public Texts openingWhatCanBe(
      EntityManager manager, int log, Collection<@Nullable String> columns) throws StoreException {
    return master == null
        ? column -> column != null && isSealed(column) ? null : column
        : opening(manager, log, columns);
  }

  /** How many of {@code names} have a key. */
  public static long count(EntityManager manager, int log, Collection<String> names) {
    long out = 0;
    for (List<String> chunk : chunks(names)) {
      out +=
          ((Number)
                  withNames(
                          manager,
                          "select count(*) from ledger_subject_key where log_id = ?1 and subject in ",
                          log,
                          chunk)
                      .getSingleResult())
              .longValue();
    }
    return out;
  }

  /** Destroys the keys of {@code names}; says how many. */
  public static int destroy(EntityManager manager, int log, Collection<String> names) {
    int out = 0;
    for (List<String> chunk : chunks(names)) {
      out +=
          withNames(
                  manager,
                  "delete from ledger_subject_key where log_id = ?1 and subject in ",
                  log,
                  chunk)
              .executeUpdate();
    }
    return out;
  }

  /** Whether values of this log are sealed. */
  public static boolean isUsed(EntityManager manager, int log) {
    return !manager
        .createNativeQuery("select subject from ledger_subject_key where log_id = ?1")
        .setParameter(1, log)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private Map<String, SubjectCipher> ciphers(EntityManager manager, int log, Set<String> names)
      throws StoreException {
    Map<String, SubjectCipher> out = new HashMap<>();
    if (names.isEmpty()) {
      return out;
    }
    if (master == null) {
      throw withoutKeyFile();
    }
    for (List<String> chunk : chunks(names)) {
      List<?> rows =
          withNames(
                  manager,
                  "select subject, sealed_key from ledger_subject_key"
                      + " where log_id = ?1 and subject in ",
                  log,
                  chunk)
              .getResultList();
      for (Object row : rows) {
        Object[] columns = (Object[]) row;
        String name = (String) columns[0];
        out.put(name, new SubjectCipher(key(name, (byte[]) columns[1])));
      }
    }
    return out;
  }

  /** Says that the key file is needed. */
  public static StoreException withoutKeyFile() {
    return new StoreException(
        "TRK-0541 personal values of this log are sealed: name the application's key file"
            + " (--key-file)",
        null);
  }

  private byte[] key(String name, byte[] sealed) throws StoreException {
    try {
      return Objects.requireNonNull(master).open(name, sealed);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "TRK-0542 the keys of this log were made under another key file than this one", e);
    }
  }

  private static Query withNames(EntityManager manager, String sql, int log, List<String> names) {
    StringBuilder list = new StringBuilder(sql).append('(');
    for (int i = 0; i < names.size(); i++) {
      list.append(i == 0 ? "?" : ", ?").append(i + 2);
    }
    Query out = manager.createNativeQuery(list.append(')').toString()).setParameter(1, log);
    for (int i = 0; i < names.size(); i++) {
      out.setParameter(i + 2, names.get(i));
    }
    return out;
  }

  private static List<List<String>> chunks(Collection<String> names) {
    List<String> all = new ArrayList<>(new TreeSet<>(names));
    List<List<String>> out = new ArrayList<>();
    for (int i = 0; i < all.size(); i += CHUNK) {
      out.add(all.subList(i, Math.min(all.size(), i + CHUNK)));
    }
    return out;
  }

  private static @Nullable String nameOf(StoredRecord record) {
    if (RecordClass.of(record.kind()).isTestimony()) {
      return null;
    }
    String name = record.subjectRef() != null ? record.subjectRef() : record.text("sid");
    return name != null && NAME.matcher(name).matches() ? name : null;
  }

  /** Whether {@code column} can't be read without a key. */
  public static boolean isSealed(String column) {
    return !column.isEmpty() && column.charAt(0) == MARK;
  }

  private static String name(String column) {
    return column.substring(1, Math.max(1, column.lastIndexOf(MARK)));
  }

  /** What does not open is left as it is: whoever reads it finds it damaged. */
  private static @Nullable String opened(@Nullable SubjectCipher cipher, String column) {
    if (cipher == null) {
      return null;
    }
    try {
      return cipher.openText(name(column), column.substring(column.lastIndexOf(MARK) + 1));
    } catch (IllegalArgumentException e) {
      return column;
    }
  }
}
