package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.ErasureRequest;
import org.sessiontrail.retention.ErasureStatus;
import org.sessiontrail.retention.ErasureStatus.State;
import org.sessiontrail.retention.ErasureStore;
import org.sessiontrail.retention.Impact;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.keys.SubjectKeys;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.store.retention.SubjectRows.Mention;
import org.sessiontrail.store.retention.SubjectRows.Row;
import org.sessiontrail.store.visit.StaleTrails;

/**
 * Erasures as rows of {@code ledger_erasure} and records of the log. Each batch and the record that
 * states it are one transaction.
 */
final class JpaErasures implements ErasureStore {
  /** So few that their ranges fit into one leaf, and that an append waits less than a second. */
  private static final int BATCH = 400;

  private final LogWork work;
  private final Statements statements;
  private final RetentionRows.RejectRemoval rejects;

  JpaErasures(LogWork work, Statements statements, RetentionRows.RejectRemoval rejects) {
    this.work = work;
    this.statements = statements;
    this.rejects = rejects;
  }

  @Override
  public Subject subject(Selector selector, @Nullable KeyedHash hash) throws StoreException {
    String user = selector.user();
    if (user == null && selector.session() == null) {
      throw new IllegalArgumentException("a person is named by a user or a session");
    }
    return work.reading(
        new Subject(Set.of(), Set.of(), user, hash),
        (manager, log) -> {
          Set<String> pseudonyms = new TreeSet<>();
          Set<String> trails = new HashSet<>();
          if (user != null) {
            if (hash == null && SubjectKeys.isUsed(manager, log)) {
              throw SubjectKeys.withoutKeyFile();
            }
            pseudonyms.addAll(hash == null ? found(manager, log, user) : Set.of(hash.ofUser(user)));
            trails.addAll(SubjectRows.trails(manager, log, pseudonyms));
          } else if (selector.session() != null) {
            trails.add(selector.session());
          }
          return new Subject(pseudonyms, trails, user, hash);
        });
  }

  @Override
  public Subject subject(String request, @Nullable KeyedHash hash) throws StoreException {
    List<ErasureRow> rows = work.reading(List.of(), ErasureRow::all);
    return rows.stream()
        .filter(row -> row.request().equals(request))
        .findFirst()
        .orElseThrow(() -> unknown(request))
        .subject(hash);
  }

  @Override
  public Impact impact(Subject subject, ErasureLevel level) throws StoreException {
    return work.reading(
        new Impact(Map.of(), 0, null, null, 0, 0, 0),
        (manager, log) -> {
          ImpactCount count = new ImpactCount(ActiveHolds.of(manager, log));
          SubjectRows rows = new SubjectRows(manager, log, subject, level);
          rows.each(count::add);
          return count.with(
              rows.mentions(Integer.MAX_VALUE).size(),
              SubjectKeys.count(manager, log, names(subject)));
        });
  }

  @Override
  public ErasureStatus begin(
      ErasureRequest request, Subject subject, boolean held, long followMicros, Operator by)
      throws StoreException {
    return written(request, subject, held ? State.DEFERRED : State.RUNNING, followMicros, by);
  }

  @Override
  public ErasureStatus refuse(ErasureRequest request, Operator by) throws StoreException {
    Subject nobody = new Subject(Set.of(), Set.of(), null, null);
    return written(request, nobody, State.REFUSED, by.clock().epochMicros(), by);
  }

  private ErasureStatus written(
      ErasureRequest request, Subject subject, State state, long followMicros, Operator by)
      throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          ErasureRow known = ErasureRow.find(manager, log, request.id());
          if (known != null) {
            return same(known, request, state);
          }
          ErasureRow row = ErasureRow.of(request, subject, state, followMicros, by);
          row.insert(manager, log);
          if (state != State.RUNNING) {
            String reason = state == State.DEFERRED ? "hold" : null;
            Fact fact = statement(row, by, state.id(), List.of()).put("reason", reason).build();
            var unused = statements.append(manager, log, by.encoder(), fact);
          }
          return row.status();
        });
  }

  private static ErasureStatus same(ErasureRow known, ErasureRequest request, State asked)
      throws StoreException {
    boolean refused = known.state() == State.REFUSED;
    if (known.level() != request.level() || refused != (asked == State.REFUSED)) {
      throw new StoreException(
          "TRK-0390 request "
              + request.id()
              + " is known already, at level "
              + known.level().id()
              + " and "
              + known.state().id()
              + "; take another id",
          null);
    }
    return known.status();
  }

  @Override
  public ErasureStatus step(String request, Subject subject, Operator by) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          ErasureRow row = row(manager, log, request);
          if (row.state() != State.RUNNING && row.state() != State.DEFERRED) {
            return row.status();
          }
          return step(manager, log, row, subject, by).status();
        });
  }

  private ErasureRow step(
      EntityManager manager, int log, ErasureRow row, Subject subject, Operator by)
      throws StoreException {
    SubjectRows rows = new SubjectRows(manager, log, subject, row.level());
    List<Row> batch = rows.next(BATCH);
    if (isHeld(manager, log, batch)) {
      return deferred(manager, log, row, by);
    }
    if (!batch.isEmpty()) {
      return erased(manager, log, row, batch, by).to(manager, log, State.RUNNING);
    }
    List<Mention> mentions = rows.mentions(BATCH);
    if (!mentions.isEmpty()) {
      return silenced(manager, log, row, mentions, by).to(manager, log, State.RUNNING);
    }
    return finished(manager, log, row, subject, by);
  }

  @Override
  public int follow(String request, Subject known, Operator by) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          ErasureRow asked = row(manager, log, request);
          if (asked.state() != State.FOLLOWING) {
            return 0;
          }
          ErasureRow row = withLateTrails(manager, log, asked);
          Subject subject = new Subject(row.pseudonyms(), row.trails(), known.user(), known.hash());
          long size = Statements.size(manager, log);
          List<Row> seen =
              new SubjectRows(manager, log, subject, row.level())
                  .late(row.scanned(), size, row.askedMicros(), BATCH);
          List<Row> batch =
              seen.stream().filter(r -> subject.isAbout(r.pseudonym(), r.sid())).toList();
          if (isHeld(manager, log, batch)) {
            deferred(manager, log, row, by);
            return 0;
          }
          ErasureRow after = batch.isEmpty() ? row : erased(manager, log, row, batch, by);
          boolean all = seen.size() < BATCH;
          after.scannedTo(manager, log, all ? size : seen.get(seen.size() - 1).idx() + 1);
          if (all) {
            alone(manager, log, subject, row.askedMicros());
            if (by.clock().epochMicros() > row.followMicros()) {
              after.over(manager, log);
            }
          }
          return all ? 0 : seen.size();
        });
  }

  /** A session that came late is known by its login, and may have begun before it. */
  private static ErasureRow withLateTrails(EntityManager manager, int log, ErasureRow row) {
    SubjectRows rows = new SubjectRows(manager, log, row.subject(null), row.level());
    Set<String> more = new HashSet<>(rows.trailsUntil(row.askedMicros()));
    more.removeAll(row.trails());
    return more.isEmpty()
        ? row
        : row.alsoOn(manager, log, more, SubjectRows.firstOn(manager, log, more));
  }

  @Override
  public List<ErasureStatus> erasures() throws StoreException {
    List<ErasureRow> rows = work.reading(List.of(), ErasureRow::all);
    return rows.stream().map(ErasureRow::status).toList();
  }

  /** Defers a request, and says so once. */
  private ErasureRow deferred(EntityManager manager, int log, ErasureRow row, Operator by)
      throws StoreException {
    if (row.state() != State.DEFERRED) {
      Fact fact = statement(row, by, State.DEFERRED.id(), List.of()).put("reason", "hold").build();
      var unused = statements.append(manager, log, by.encoder(), fact);
    }
    return row.to(manager, log, State.DEFERRED);
  }

  private ErasureRow erased(
      EntityManager manager, int log, ErasureRow row, List<Row> batch, Operator by)
      throws StoreException {
    List<Long> places = batch.stream().map(Row::idx).sorted().toList();
    Fact fact = statement(row, by, "done", places).build();
    long place = statements.append(manager, log, by.encoder(), fact);
    StaleTrails.mark(manager, log, batch.stream().map(Row::sid).toList(), places);
    EntryRows entries = new EntryRows(manager, log, place);
    if (row.level() != ErasureLevel.E2) {
      places.forEach(entries::withoutPersonal);
    } else {
      TreeHasher hasher = new TreeHasher();
      places.forEach(index -> entries.withoutLeaf(index, hasher));
    }
    return row.more(manager, log, places.size());
  }

  /** Of what others did, only that they asked about the person is erased. */
  private ErasureRow silenced(
      EntityManager manager, int log, ErasureRow row, List<Mention> mentions, Operator by)
      throws StoreException {
    List<Long> places = mentions.stream().map(mention -> mention.row().idx()).sorted().toList();
    Fact fact = statement(row, by, "done", places).put("level", ErasureLevel.E1.id()).build();
    long place = statements.append(manager, log, by.encoder(), fact);
    EntryRows entries = new EntryRows(manager, log, place);
    mentions.forEach(m -> entries.withDisclosures(m.row().idx(), m.disclosures()));
    return row.more(manager, log, places.size());
  }

  private ErasureRow finished(
      EntityManager manager, int log, ErasureRow row, Subject subject, Operator by)
      throws StoreException {
    alone(manager, log, subject, row.askedMicros());
    int keys = row.level() == ErasureLevel.E3 ? destroyed(manager, log, subject) : 0;
    if (row.erased() == 0 || row.level() == ErasureLevel.E3) {
      Fact fact =
          statement(row, by, "done", List.of())
              .put("keys", row.level() == ErasureLevel.E3 ? keys : null)
              .build();
      var unused = statements.append(manager, log, by.encoder(), fact);
    }
    row.scannedTo(manager, log, Statements.size(manager, log));
    return row.to(manager, log, State.FOLLOWING);
  }

  private static int destroyed(EntityManager manager, int log, Subject subject) {
    return SubjectKeys.destroy(manager, log, names(subject));
  }

  /** What keys of the person's values are called. */
  private static Set<String> names(Subject subject) {
    Set<String> out = new TreeSet<>(subject.pseudonyms());
    out.addAll(subject.trails());
    return out;
  }

  /** Removes what no proof is about; of refused records those that began before the request. */
  private void alone(EntityManager manager, int log, Subject subject, long askedMicros)
      throws StoreException {
    for (List<String> chunk : SubjectRows.chunks(subject.trails())) {
      var unused =
          manager
              .createQuery("delete from TrailAlias a where a.logId = :log and a.sid in :some")
              .setParameter("log", log)
              .setParameter("some", chunk)
              .executeUpdate();
    }
    var unused =
        rejects.remove(
            manager,
            log,
            refused ->
                beganBefore(refused, askedMicros)
                    && (subject.isAbout(refused.subjectRef(), refused.text("sid"))
                        || named(refused.disclosures(), subject)));
  }

  /** Whether it did, or does not say when. */
  private static boolean beganBefore(StoredRecord refused, long micros) {
    try {
      return refused.epochMicros() <= micros;
    } catch (RuntimeException damaged) {
      return true;
    }
  }

  private static boolean named(List<String> disclosures, Subject subject) {
    return Disclosure.open(disclosures).values().stream().anyMatch(subject::isMentioned);
  }

  private static Fact.Builder statement(
      ErasureRow row, Operator by, String outcome, List<Long> places) {
    return by.states(Kind.ERASURE)
        .put("request", row.request())
        .put("level", row.level().id())
        .put("outcome", outcome)
        .put("basis", row.basis())
        .put("count", places.size())
        .put("ranges", Ranges.of(places));
  }

  private static boolean isHeld(EntityManager manager, int log, List<Row> batch) {
    ActiveHolds holds = ActiveHolds.of(manager, log);
    return batch.stream().anyMatch(r -> holds.keep(r.idx(), r.atMicros(), r.sid(), r.pseudonym()));
  }

  private static ErasureRow row(EntityManager manager, int log, String request)
      throws StoreException {
    ErasureRow row = ErasureRow.find(manager, log, request);
    if (row == null) {
      throw unknown(request);
    }
    return row;
  }

  private static StoreException unknown(String request) {
    return new StoreException("TRK-0391 no erasure was begun under request " + request, null);
  }

  /** Pseudonyms under which records name {@code user}: looks into every record. */
  private static Set<String> found(EntityManager manager, int log, String user) {
    Set<String> out = new HashSet<>();
    long after = -1;
    List<Object[]> page = new ArrayList<>();
    do {
      page.clear();
      page.addAll(
          manager
              .createQuery(
                  "select e.idx, e.subjectRef, e.disclosures from LedgerEntry e"
                      + " where e.logId = :log and e.idx > :after and e.subjectRef is not null"
                      + " and e.disclosures is not null order by e.idx",
                  Object[].class)
              .setParameter("log", log)
              .setParameter("after", after)
              .setMaxResults(SubjectRows.CHUNK)
              .getResultList());
      for (Object[] columns : page) {
        after = (Long) columns[0];
        String pseudonym = (String) columns[1];
        if (!out.contains(pseudonym) && isOf(user, (String) columns[2])) {
          out.add(pseudonym);
        }
      }
    } while (page.size() == SubjectRows.CHUNK);
    return out;
  }

  private static boolean isOf(String user, String column) {
    try {
      return Disclosure.open(DisclosureText.read(column)).get("who") instanceof Map<?, ?> who
          && user.equals(who.get("user"));
    } catch (IllegalArgumentException damaged) {
      return false; // whoever verifies is told
    }
  }
}
