package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.Removal;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.keys.SubjectKeys;

/**
 * Reads page after page, each found by the last record of the page before, so neither memory nor
 * the database's work a page grows with the answer.
 *
 * <p>Threads: safe for any number of threads.
 */
final class JpaTrailReader implements TrailReader {
  private static final int PAGE = 500;

  private final EntityWork work;
  private final LogRow log;
  private final @Nullable KeyedHash hash;
  private final SubjectKeys keys;

  /**
   * A reader of {@code log}.
   *
   * @param hash finds a user's records by pseudonym; null to look into every record instead
   */
  JpaTrailReader(EntityWork work, LogRow log, @Nullable KeyedHash hash) {
    this.work = work;
    this.log = log;
    this.hash = hash;
    this.keys = new SubjectKeys(hash, false);
  }

  @Override
  public long size() throws StoreException {
    Integer id = log.id();
    return id == null ? 0 : work.reading(manager -> size(manager, id));
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    Integer id = log.id();
    if (id == null) {
      return 0;
    }
    Selection selection = selection(query, id, size());
    String scanned = hash == null ? query.user() : null;
    long given = 0;
    List<EntryRow> page = page(selection);
    while (!page.isEmpty()) {
      for (EntryRow row : page) {
        TrailRecord record = new TrailRecord(row.idx(), row.stored(), row.removedBy());
        if (scanned == null || isAbout(record.stored(), scanned)) {
          visitor.take(record);
          given++;
        }
      }
      if (page.size() < PAGE) {
        break;
      }
      EntryRow last = page.get(page.size() - 1);
      selection = selection.after(last.atMicros(), last.idx());
      page = page(selection);
    }
    return given;
  }

  @Override
  public long count(TrailQuery query) throws StoreException {
    if (hash == null && query.user() != null) {
      return scan(query);
    }
    Integer id = log.id();
    if (id == null) {
      return 0;
    }
    Selection selection = selection(query, id, size());
    return work.reading(
        manager -> {
          TypedQuery<Long> count =
              manager.createQuery("select count(e) " + selection.condition(), Long.class);
          selection.bind(count);
          return count.getSingleResult();
        });
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) throws StoreException {
    Map<String, Long> out = new TreeMap<>();
    TrailQuery stated =
        TrailQuery.all()
            .between(query.fromMicros(), query.toMicros())
            .ofKinds(Set.of(Kind.GAP, Kind.SUPPRESSED));
    quietly(
        stated,
        record -> {
          StoredRecord stored = record.stored();
          Long count = stored.number("count");
          String key = stored.kind().id() + "." + stored.text("reason");
          out.merge(key, count == null ? 0 : count, Long::sum);
        });
    out.putAll(Removals.whole(removals(query)));
    return out;
  }

  @Override
  public List<Removal> removals(TrailQuery query) throws StoreException {
    Integer id = log.id();
    return id == null ? List.of() : work.reading(manager -> new Removals(manager, id).of(query));
  }

  private long scan(TrailQuery query) throws StoreException {
    return quietly(query, record -> {});
  }

  private long quietly(TrailQuery query, Visitor visitor) throws StoreException {
    try {
      return read(query, visitor);
    } catch (StoreException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException("TRK-0311 reading failed: " + e, e);
    }
  }

  private static Long size(EntityManager manager, int id) {
    return manager
        .createQuery("select l.recordCount from LedgerLog l where l.id = :id", Long.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  private Selection selection(TrailQuery query, int id, long size) {
    String user = query.user();
    return new Selection(
        query, id, size, user == null || hash == null ? null : hash.ofUser(user), null);
  }

  private List<EntryRow> page(Selection selection) throws StoreException {
    return work.reading(
        manager -> {
          TypedQuery<Object[]> page =
              manager
                  .createQuery(
                      EntryRow.SELECT + selection.condition() + selection.order(), Object[].class)
                  .setMaxResults(PAGE);
          selection.bind(page);
          return EntryRow.opened(keys, manager, selection.log(), page.getResultList());
        });
  }

  private static boolean isAbout(StoredRecord record, String user) {
    return record.personal().get("who") instanceof Map<?, ?> who && user.equals(who.get("user"));
  }
}
