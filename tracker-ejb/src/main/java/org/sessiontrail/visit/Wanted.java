package org.sessiontrail.visit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailRecord;

/**
 * What a {@link VisitBook} has to know before it takes some records.
 *
 * @param trails of these the last visit
 * @param naming of these trails the page views among the last {@link #recent} steps
 * @param pages the page views of these names, on the trails, and their visits
 */
public record Wanted(Set<String> trails, Set<String> naming, Set<String> pages) {
  /** What {@code records} need. */
  public static Wanted of(List<TrailRecord> records) {
    Wanted out = new Wanted(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (TrailRecord each : records) {
      String trail = Sign.trailOf(each.stored());
      if (trail == null) {
        continue;
      }
      out.trails.add(trail);
      if (each.stored().kind() == Kind.PAGE_EVENT) {
        String page = each.stored().text("page");
        out.naming.add(trail);
        if (page != null) {
          out.pages.add(page);
        }
      }
    }
    return out;
  }

  /** How many steps of a visit a page may be behind when it says who it is. */
  public static int recent() {
    return PageBook.RECENT;
  }
}
