package org.sessiontrail.visit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;

/**
 * The page views of a {@link VisitBook}: finds the one that a page tells of.
 *
 * <p>A page that was loaded names itself: that name goes to the last view of its route that has
 * none yet, among the last {@value #RECENT} steps of the trail's last visit. From then on it is
 * known by that name.
 *
 * <p>Threads: belongs to one thread.
 */
final class PageBook {
  static final int RECENT = 50;

  private final Map<Long, VisitBook.View> known = new TreeMap<>();
  private final Map<Long, VisitBook.View> changed = new LinkedHashMap<>();
  private final Map<String, Long> byPage = new HashMap<>();
  private final Map<String, Deque<Long>> recent = new HashMap<>();

  /** Tells a view that there is a row of; in the order of the log. */
  void know(VisitBook.View view) {
    remember(view);
  }

  private void remember(VisitBook.View view) {
    long index = view.view().index();
    boolean isNew = !known.containsKey(index);
    known.put(index, view);
    PageShown shown = view.shown();
    if (shown == null) {
      return;
    }
    if (shown.page() != null) {
      byPage.merge(key(view.trailId(), shown.page()), index, Math::max);
    }
    if (isNew) {
      Deque<Long> latest = recent.computeIfAbsent(view.trailId(), trail -> new ArrayDeque<>());
      latest.addFirst(index);
      if (latest.size() > RECENT) {
        latest.removeLast();
      }
    }
  }

  void opened(Visit visit, PageView view, PageShown shown) {
    change(new VisitBook.View(visit.trailId(), visit.number(), view, shown, true));
  }

  void closed(Visit visit, PageView view) {
    VisitBook.View before = known.get(view.index());
    change(
        before == null
            ? new VisitBook.View(visit.trailId(), visit.number(), view, null, false)
            : before.with(view));
  }

  private void change(VisitBook.View view) {
    remember(view);
    changed.put(view.view().index(), view);
  }

  /** A loaded page says who it is. */
  void named(Visit last, StoredRecord view) {
    Deque<Long> latest = recent.getOrDefault(last.trailId(), new ArrayDeque<>());
    for (Iterator<Long> each = latest.iterator(); each.hasNext(); ) {
      VisitBook.View found = Objects.requireNonNull(known.get(each.next()));
      PageShown shown = found.shown();
      if (shown != null
          && found.visitNumber() == last.number()
          && found.view().number() > last.counts().traces().steps() - RECENT
          && shown.page() == null
          && shown.kind().equals(PageShown.REQUEST)
          && found.view().route().equals(view.text("route"))) {
        change(found.with(PageTold.named(shown, view)));
        return;
      }
    }
  }

  /** The view that {@code told} is about, or null when it is not known. */
  VisitBook.@Nullable View of(String trail, StoredRecord told) {
    String page = told.text("page");
    Long index = page == null ? null : byPage.get(key(trail, page));
    return index == null ? null : known.get(index);
  }

  void measured(VisitBook.View view, PageView now, PageMeasures measures) {
    PageShown shown = Objects.requireNonNull(view.shown());
    change(view.with(now).with(shown.with(measures)));
  }

  private static String key(String trail, String page) {
    return trail + "/" + page;
  }

  Collection<VisitBook.View> changed() {
    return List.copyOf(changed.values());
  }
}
