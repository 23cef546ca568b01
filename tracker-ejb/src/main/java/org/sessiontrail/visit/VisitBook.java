package org.sessiontrail.visit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.Enriched;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.visit.deed.Deed;
import org.sessiontrail.visit.deed.Deeds;

/**
 * What a run of records makes of the visits of their trails: first it is told what is known of
 * those ({@link Wanted}), then it takes the records in the order of the log, then it tells what
 * changed.
 *
 * <p>Threads: belongs to one thread.
 */
public final class VisitBook {
  /**
   * What the first request of a visit means.
   *
   * @param meaning of the request
   * @param route what it asked for
   * @param stream the stream that wrote it
   */
  public record Arrival(Enriched meaning, @Nullable String route, String stream) {}

  /**
   * A visit that changed.
   *
   * @param arrival what the first request of it means, or null when that was known before, or is
   *     not known yet
   * @param subjectRef pseudonym of the user, or null when these records name none
   */
  public record Change(Visit visit, @Nullable Arrival arrival, @Nullable String subjectRef) {}

  /**
   * A page view that is new, or of which more became known.
   *
   * @param trailId the trail of its visit
   * @param visitNumber which visit of the trail
   * @param view the view as it is now
   * @param shown what was shown; null when only the duration is new
   * @param isNew whether there is no row of it yet
   */
  public record View(
      String trailId, int visitNumber, PageView view, @Nullable PageShown shown, boolean isNew) {
    View with(PageView now) {
      return new View(trailId, visitNumber, now, shown, isNew);
    }

    View with(PageShown now) {
      return new View(trailId, visitNumber, view, now, isNew);
    }
  }

  /**
   * A new deed.
   *
   * @param visit the visit it is in
   * @param index place of its record in the log
   * @param number its place among the views and deeds of the visit
   * @param epochMicros when it was done
   */
  public record Done(Visit visit, long index, int number, long epochMicros, Deed deed) {}

  private final VisitRules rules;
  private final Enricher enricher;
  private final Map<String, Visit> last = new HashMap<>();
  private final Map<String, Visit> visits = new HashMap<>();
  private final Map<String, Boolean> arrived = new HashMap<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final PageBook pages = new PageBook();
  private final List<Done> deeds = new ArrayList<>();

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
    visits.put(key(visit.trailId(), visit.number()), visit);
    arrived.put(visit.trailId(), hasArrived);
  }

  /** Tells an earlier visit, which views that are told belong to. */
  public void know(Visit visit) {
    visits.putIfAbsent(key(visit.trailId(), visit.number()), visit);
  }

  /** Tells a page view; of one trail in the order of the log. */
  public void know(View view) {
    pages.know(view);
  }

  /** Takes the next record of the log. */
  public void take(TrailRecord record) {
    StoredRecord stored = record.stored();
    String trail = Sign.trailOf(stored);
    Sign sign = Sign.of(record);
    if (trail == null || sign == null) {
      return;
    }
    Visit before = last.get(trail);
    VisitRules.Step step = rules.take(trail, before, sign);
    if (step != null) {
      keep(step, before, sign, stored);
    }
    if (stored.kind() == Kind.PAGE_EVENT && sign.sort() != Sign.Sort.VIEW) {
      told(trail, stored);
    }
  }

  private void keep(VisitRules.Step step, @Nullable Visit before, Sign sign, StoredRecord stored) {
    Visit visit = step.visit();
    String trail = visit.trailId();
    if (before == null || before.number() != visit.number()) {
      arrived.put(trail, false);
    }
    if (sign.isStep() && sign.sort() != Sign.Sort.VIEW) {
      visit = done(visit, sign, stored);
    }
    Arrival arrival = arrival(trail, stored);
    last.put(trail, visit);
    change(visit, arrival, stored.text("vid") == null ? stored.subjectRef() : null);
    PageView closed = step.closed();
    if (closed != null) {
      pages.closed(visit, closed);
    }
    PageView opened = step.opened();
    if (opened != null) {
      pages.opened(visit, opened, shown(stored, arrival));
    }
  }

  private @Nullable Arrival arrival(String trail, StoredRecord stored) {
    boolean known = Objects.requireNonNullElse(arrived.get(trail), false);
    if (known || stored.kind() != Kind.REQUEST) {
      return null;
    }
    arrived.put(trail, true);
    return new Arrival(enricher.of(stored), stored.text("route"), stored.stream());
  }

  private Visit done(Visit visit, Sign sign, StoredRecord stored) {
    PageView page = visit.pages().exit();
    Deed deed = Deeds.of(stored).on(page == null ? null : page.route());
    Visit now = visit.and(deed);
    deeds.add(new Done(now, sign.index(), now.counts().traces().steps(), sign.epochMicros(), deed));
    return now;
  }

  private PageShown shown(StoredRecord stored, @Nullable Arrival arrival) {
    if (stored.kind() != Kind.REQUEST) {
      return PageTold.shown(stored, enricher.contentOf(stored));
    }
    Long status = stored.number("status");
    return new PageShown(
        PageShown.REQUEST,
        status == null ? null : (Integer) status.intValue(),
        stored.number("ms"),
        null,
        null,
        arrival != null ? arrival.meaning().content() : enricher.contentOf(stored),
        PageMeasures.NONE);
  }

  /** What a page tells of itself, after its visit ended too. */
  private void told(String trail, StoredRecord told) {
    String event = String.valueOf(told.text("event"));
    Visit latest = last.get(trail);
    if (event.equals("view") && latest != null) {
      pages.named(latest, told);
    } else if (event.equals("leave") || event.equals("timing")) {
      View view = pages.of(trail, told);
      Visit visit = view == null ? null : visits.get(key(trail, view.visitNumber()));
      if (view != null && visit != null) {
        measured(visit, view, told);
      }
    }
  }

  private void measured(Visit visit, View view, StoredRecord told) {
    PageMeasures before = Objects.requireNonNull(view.shown()).measures();
    PageMeasures now = PageTold.measured(before, told);
    Long visible = now.visibleMillis();
    PageView exit = visit.pages().exit();
    boolean isExit = exit != null && exit.index() == view.view().index();
    PageView seen = isExit && visible != null ? view.view().lasted(visible) : view.view();
    pages.measured(view, seen, now);
    if (visible != null && !visible.equals(before.visibleMillis())) {
      long more = visible - Objects.requireNonNullElse(before.visibleMillis(), 0L);
      Visit longer = visit.seen(seen, more);
      last.computeIfPresent(
          visit.trailId(), (trail, was) -> was.number() == longer.number() ? longer : was);
      change(longer, null, null);
    }
  }

  private void change(Visit visit, @Nullable Arrival arrival, @Nullable String subjectRef) {
    String key = key(visit.trailId(), visit.number());
    visits.put(key, visit);
    changes.merge(
        key,
        new Change(visit, arrival, subjectRef),
        (old, now) ->
            new Change(
                now.visit,
                old.arrival != null ? old.arrival : now.arrival,
                now.subjectRef != null ? now.subjectRef : old.subjectRef));
  }

  private static String key(String trail, int number) {
    return trail + "/" + number;
  }

  /** Visits that changed, in the order in which they first did. */
  public Collection<Change> changes() {
    return List.copyOf(changes.values());
  }

  /** Page views that changed, in the order in which they first did. */
  public Collection<View> views() {
    return pages.changed();
  }

  /** New deeds, in the order of the log. */
  public Collection<Done> deeds() {
    return List.copyOf(deeds);
  }
}
