package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Kind;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.DisclosureText;

/** Finds the records about a person of which something is left to erase. */
final class SubjectRows {
  /** Values in one list of a query. */
  static final int CHUNK = 500;

  private static final String COLUMNS = "select e.idx, e.atMicros, e.kind, e.sid, e.subjectRef";
  private static final String OF_LOG = " from LedgerEntry e where e.logId = :log";

  /** Selects what a {@link Row} is made of, from the log of parameter {@code log}. */
  static final String ENTRY = COLUMNS + OF_LOG;

  /** Kinds that tell of the trail itself: of these only mentions are erased. */
  private static final List<String> TESTIMONY =
      Arrays.stream(Kind.values())
          .filter(kind -> RecordClass.of(kind).isTestimony())
          .map(Kind::id)
          .toList();

  private final EntityManager manager;
  private final int log;
  private final Subject subject;
  private final ErasureLevel level;

  /** What of a record says whose it is and whether it may go. */
  record Row(
      long idx, long atMicros, String kind, @Nullable String sid, @Nullable String pseudonym) {
    static Row of(Object[] columns) {
      return new Row(
          (Long) columns[0],
          (Long) columns[1],
          (String) columns[2],
          (String) columns[3],
          (String) columns[4]);
    }
  }

  /** A record of the trail itself that names the person, and what it holds without that. */
  record Mention(Row row, @Nullable String disclosures) {}

  SubjectRows(EntityManager manager, int log, Subject subject, ErasureLevel level) {
    this.manager = manager;
    this.log = log;
    this.subject = subject;
    this.level = level;
  }

  /** The next of the person's records, at most {@code max}. */
  List<Row> next(int max) {
    List<Row> out = new ArrayList<>();
    if (!subject.pseudonyms().isEmpty()) {
      out.addAll(page(" and e.subjectRef in :some", subject.pseudonyms(), -1, max));
    }
    for (List<String> chunk : chunks(subject.trails())) {
      if (out.size() < max) {
        out.addAll(page(onTrails(), chunk, -1, max - out.size()));
      }
    }
    return out;
  }

  /** Gives {@code to} each of the person's records, by pseudonym and then by trail. */
  void each(Consumer<Row> to) {
    if (!subject.pseudonyms().isEmpty()) {
      all(" and e.subjectRef in :some", subject.pseudonyms(), to);
    }
    for (List<String> chunk : chunks(subject.trails())) {
      all(onTrails(), chunk, to);
    }
  }

  /**
   * Records of places {@code [from, to)} that are about the person and began no later than {@code
   * asked}. Looks at a limited number of records.
   *
   * @return all that were looked at; the caller picks with {@link Subject#isAbout}
   */
  List<Row> late(long from, long to, long asked, int max) {
    return manager
        .createQuery(
            ENTRY
                + left()
                + " and e.idx >= :from and e.idx < :to and e.atMicros <= :asked order by e.idx",
            Object[].class)
        .setParameter("log", log)
        .setParameter("testimony", TESTIMONY)
        .setParameter("from", from)
        .setParameter("to", to)
        .setParameter("asked", asked)
        .setMaxResults(max)
        .getResultStream()
        .map(Row::of)
        .toList();
  }

  /**
   * Trails that the person was on no later than {@code asked}, as far as that can be seen still.
   */
  Set<String> trailsUntil(long asked) {
    return subject.pseudonyms().isEmpty()
        ? Set.of()
        : new HashSet<>(
            manager
                .createQuery(
                    "select distinct e.sid from LedgerEntry e where e.logId = :log"
                        + " and e.subjectRef in :some and e.sid is not null"
                        + " and e.atMicros <= :asked",
                    String.class)
                .setParameter("log", log)
                .setParameter("some", subject.pseudonyms())
                .setParameter("asked", asked)
                .getResultList());
  }

  /** The first place of a record on {@code trails}; the end of the log when there is none. */
  static long firstOn(EntityManager manager, int log, Set<String> trails) {
    long first = Long.MAX_VALUE;
    for (List<String> chunk : chunks(trails)) {
      Long found =
          manager
              .createQuery(
                  "select coalesce(min(e.idx), -1) from LedgerEntry e where e.logId = :log"
                      + " and e.sid in :some",
                  Long.class)
              .setParameter("log", log)
              .setParameter("some", chunk)
              .getSingleResult();
      first = found < 0 ? first : Math.min(first, found);
    }
    return first;
  }

  /** Records of the trail itself that name the person, at most {@code max}. */
  List<Mention> mentions(int max) {
    List<Mention> out = new ArrayList<>();
    long after = -1;
    List<Object[]> page;
    do {
      page =
          manager
              .createQuery(
                  COLUMNS
                      + ", e.disclosures"
                      + OF_LOG
                      + " and e.kind in :testimony and e.disclosures is not null"
                      + " and e.idx > :after order by e.idx",
                  Object[].class)
              .setParameter("log", log)
              .setParameter("testimony", TESTIMONY)
              .setParameter("after", after)
              .setMaxResults(CHUNK)
              .getResultList();
      for (Object[] columns : page) {
        Row row = Row.of(columns);
        after = row.idx();
        Mention mention = mention(row, (String) columns[5]);
        if (mention != null && out.size() < max) {
          out.add(mention);
        }
      }
    } while (page.size() == CHUNK && out.size() < max);
    return out;
  }

  /** Distinct trails of records with one of these pseudonyms. */
  static Set<String> trails(EntityManager manager, int log, Set<String> pseudonyms) {
    return pseudonyms.isEmpty()
        ? Set.of()
        : new HashSet<>(
            manager
                .createQuery(
                    "select distinct e.sid from LedgerEntry e where e.logId = :log"
                        + " and e.subjectRef in :some and e.sid is not null",
                    String.class)
                .setParameter("log", log)
                .setParameter("some", pseudonyms)
                .getResultList());
  }

  /** Lists of at most {@link #CHUNK}. */
  static List<List<String>> chunks(Collection<String> values) {
    List<String> all = new ArrayList<>(new TreeSet<>(values));
    List<List<String>> out = new ArrayList<>();
    for (int i = 0; i < all.size(); i += CHUNK) {
      out.add(all.subList(i, Math.min(all.size(), i + CHUNK)));
    }
    return out;
  }

  /** As a column holds them. */
  static String join(Set<String> values) {
    return String.join(" ", new TreeSet<>(values));
  }

  /** What {@link #join} joined. */
  static Set<String> split(@Nullable String column) {
    return column == null || column.isBlank() ? Set.of() : Set.of(column.strip().split(" +", -1));
  }

  private @Nullable Mention mention(Row row, String column) {
    List<String> kept = new ArrayList<>();
    List<String> all;
    try {
      all = DisclosureText.read(column);
      for (String disclosure : all) {
        Map<String, Object> opened = Disclosure.open(List.of(disclosure));
        boolean named =
            opened.entrySet().stream()
                .anyMatch(e -> !e.getKey().equals("who") && subject.isMentioned(e.getValue()));
        if (!named) {
          kept.add(disclosure);
        }
      }
    } catch (IllegalArgumentException damaged) {
      return null; // whoever verifies is told
    }
    return kept.size() == all.size() ? null : new Mention(row, DisclosureText.write(kept));
  }

  private void all(String condition, Collection<String> some, Consumer<Row> to) {
    long after = -1;
    List<Row> page;
    do {
      page = page(condition, some, after, CHUNK);
      for (Row row : page) {
        to.accept(row);
        after = row.idx();
      }
    } while (page.size() == CHUNK);
  }

  private List<Row> page(String condition, Collection<String> some, long after, int max) {
    TypedQuery<Object[]> query =
        manager
            .createQuery(
                ENTRY + left() + condition + " and e.idx > :after order by e.idx", Object[].class)
            .setParameter("log", log)
            .setParameter("testimony", TESTIMONY)
            .setParameter("some", some)
            .setParameter("after", after);
    return query.setMaxResults(max).getResultStream().map(Row::of).toList();
  }

  private String onTrails() {
    return subject.pseudonyms().isEmpty()
        ? " and e.sid in :some"
        : " and e.sid in :some and e.subjectRef is null";
  }

  private String left() {
    return " and e.kind not in :testimony"
        + (level != ErasureLevel.E2
            ? " and (e.disclosures is not null or e.subjectRef is not null)"
            : " and e.leaf is not null");
  }
}
