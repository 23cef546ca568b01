package org.sessiontrail.insight.segment;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.sessiontrail.store.StoreException;

/**
 * The segments that people saved, of one application.
 *
 * <p>Threads: safe for any number of threads. Fails by: {@link StoreException} when the database
 * does.
 */
public interface SavedSegments {
  /** The one of a name. */
  Optional<SavedSegment> named(String name) throws StoreException;

  /** All of them, by name. */
  List<SavedSegment> all() throws StoreException;

  /** Saves one, in place of the one of its name. */
  void save(SavedSegment segment) throws StoreException;

  /** Forgets the one of a name; whether there was one. */
  boolean delete(String name) throws StoreException;

  /**
   * A segment as it is typed, with what was saved in place of names: {@code @name} stands alone or
   * between semicolons. No field begins with the sign, so that nothing else can be meant.
   *
   * @throws SegmentMistake when there is no segment of a name
   */
  default String written(String typed) throws SegmentMistake, StoreException {
    if (!typed.contains(SavedSegment.SIGN)) {
      return typed;
    }
    StringJoiner out = new StringJoiner(";");
    for (String part : typed.split(";", -1)) {
      String stripped = part.strip();
      if (stripped.startsWith(SavedSegment.SIGN)) {
        String name = stripped.substring(1);
        SavedSegment found = SavedSegment.isName(name) ? named(name).orElse(null) : null;
        if (found == null) {
          throw new SegmentMistake(
              "TRK-0697 there is no saved segment "
                  + Grammar.shown(stripped)
                  + "; it stands alone or between semicolons, and a list tells those there are");
        }
        out.add(found.text());
      } else {
        out.add(part);
      }
    }
    return out.toString();
  }
}
