package org.sessiontrail.visit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.Enriched;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.Content;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;

/**
 * What a run of records makes of the visits of their trails: first it is told the last visit of
 * each trail, then it takes the records in the order of the log, then it tells what changed.
 *
 * <p>Threads: belongs to one thread.
 */
public final class VisitBook {
  /**
   * A visit that changed.
   *
   * @param arrival what the first request of it means, or null when that was known before, or is
   *     not known yet
   * @param subjectRef pseudonym of the user, or null when these records name none
   */
  public record Change(Visit visit, @Nullable Enriched arrival, @Nullable String subjectRef) {}

  /**
   * A page view that is new, or whose duration became known.
   *
   * @param visit the visit it is in
   * @param view the view as it is now
   * @param content what the page is about, or null when that was known before
   * @param isNew whether there is no row of it yet
   */
  public record View(Visit visit, PageView view, @Nullable Content content, boolean isNew) {}

  private final VisitRules rules;
  private final Enricher enricher;
  private final Map<String, Visit> last = new HashMap<>();
  private final Map<String, Boolean> arrived = new HashMap<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final Map<Long, View> views = new LinkedHashMap<>();

  /** An empty book. */
  public VisitBook(VisitRules rules, Enricher enricher) {
    this.rules = rules;
    this.enricher = enricher;
  }

  /**
   * Tells the last visit of a trail.
   *
   * @param hasArrived whether the meaning of its first request is known
   */
  public void know(Visit visit, boolean hasArrived) {
    last.put(visit.trailId(), visit);
    arrived.put(visit.trailId(), hasArrived);
  }

  /** Takes the next record of the log. */
  public void take(TrailRecord record) {
    StoredRecord stored = record.stored();
    String trail = stored.text("sid");
    Sign sign = Sign.of(record);
    if (trail == null || sign == null) {
      return;
    }
    Visit before = last.get(trail);
    VisitRules.Step step = rules.take(trail, before, sign);
    if (step != null) {
      keep(step, before, stored);
    }
  }

  private void keep(VisitRules.Step step, @Nullable Visit before, StoredRecord stored) {
    Visit visit = step.visit();
    String trail = visit.trailId();
    if (before == null || before.number() != visit.number()) {
      arrived.put(trail, false);
    }
    boolean request = stored.kind() == Kind.REQUEST;
    boolean arrives = request && !Objects.requireNonNullElse(arrived.get(trail), false);
    Enriched meaning = arrives ? enricher.of(stored) : null;
    last.put(trail, visit);
    if (arrives) {
      arrived.put(trail, true);
    }
    changes.merge(
        key(visit),
        new Change(visit, meaning, stored.subjectRef()),
        (old, now) ->
            new Change(
                now.visit,
                old.arrival != null ? old.arrival : now.arrival,
                now.subjectRef != null ? now.subjectRef : old.subjectRef));
    PageView closed = step.closed();
    if (closed != null) {
      View known = views.get(closed.index());
      views.put(
          closed.index(),
          new View(
              visit, closed, known == null ? null : known.content, known != null && known.isNew));
    }
    PageView opened = step.opened();
    if (opened != null) {
      Content content = meaning != null ? meaning.content() : enricher.contentOf(stored);
      views.put(opened.index(), new View(visit, opened, content, true));
    }
  }

  private static String key(Visit visit) {
    return visit.trailId() + "/" + visit.number();
  }

  /** Visits that changed, in the order in which they first did. */
  public Collection<Change> changes() {
    return List.copyOf(changes.values());
  }

  /** Page views that changed, in the order of the log. */
  public Collection<View> views() {
    return List.copyOf(views.values());
  }
}
