package org.sessiontrail.console.frame;

import java.util.Set;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** Whether a log begins with a made-up history, which every page has to say. */
public final class MadeUp {
  private static final String KEPT = MadeUp.class.getName();

  /** Thrown to stop reading. */
  private static final class Known extends Exception {
    private static final long serialVersionUID = 1;

    Known() {
      super("known", null, false, false);
    }
  }

  private MadeUp() {}

  /** Whether the first streams of the log say that they were made up. Asked once it is known. */
  public static boolean isIn(PageRequest asked) {
    if (asked.http().getServletContext().getAttribute(KEPT) instanceof Boolean kept) {
      return kept;
    }
    TrailReader reader = asked.tracker().find(TrailReader.class);
    boolean[] found = new boolean[2];
    try {
      if (reader != null) {
        reader.read(
            TrailQuery.all().ofKinds(Set.of(Kind.STREAM_OPEN)),
            record -> {
              found[0] = record.stored().members().containsKey("demo");
              found[1] = true;
              throw new Known();
            });
      }
    } catch (Known e) {
      asked.http().getServletContext().setAttribute(KEPT, found[0]);
    } catch (Exception e) {
      return false; // the page itself will say that the log can't be read
    }
    return found[0];
  }
}
