package org.sessiontrail.report.session.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two sequences of steps side by side: those of a longest common subsequence stand together. */
final class Alignment {
  private Alignment() {}

  /**
   * A step of one or of both; never of none.
   *
   * @param mine the step of the session asked about, or null
   * @param theirs that of the other one, or null
   */
  record Pair(@Nullable Step mine, @Nullable Step theirs) {}

  static List<Pair> of(List<Step> mine, List<Step> theirs) {
    short[][] longest = lengths(mine, theirs);
    List<Pair> out = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < mine.size() || j < theirs.size()) {
      if (i < mine.size() && j < theirs.size() && same(mine.get(i), theirs.get(j))) {
        out.add(new Pair(mine.get(i++), theirs.get(j++)));
      } else if (j == theirs.size()
          || (i < mine.size() && longest[i + 1][j] >= longest[i][j + 1])) {
        out.add(new Pair(mine.get(i++), null));
      } else {
        out.add(new Pair(null, theirs.get(j++)));
      }
    }
    return out;
  }

  /** How long a common subsequence of what follows is at most: 2 MB at a thousand steps each. */
  private static short[][] lengths(List<Step> mine, List<Step> theirs) {
    short[][] out = new short[mine.size() + 1][theirs.size() + 1];
    for (int i = mine.size() - 1; i >= 0; i--) {
      for (int j = theirs.size() - 1; j >= 0; j--) {
        out[i][j] =
            same(mine.get(i), theirs.get(j))
                ? (short) (out[i + 1][j + 1] + 1)
                : (short) Math.max(out[i + 1][j], out[i][j + 1]);
      }
    }
    return out;
  }

  private static boolean same(Step mine, Step theirs) {
    return mine.name().equals(theirs.name());
  }
}
