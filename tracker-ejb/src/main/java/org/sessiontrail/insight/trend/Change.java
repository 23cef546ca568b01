package org.sessiontrail.insight.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Suppression;

/**
 * How often something was in a period and in the one before.
 *
 * @param item what, or null for none
 * @param now times in the period
 * @param before times in the period before
 * @param people the fewer of those of both periods, where there were any
 */
record Change(@Nullable String item, long now, long before, long people) {
  /** The row of a statement: item, times now and before, people now and before. */
  static Change of(@Nullable Object[] row) {
    long[] numbers = new long[5];
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = row[i] instanceof Number number ? number.longValue() : 0;
    }
    long fewer = Arrays.stream(numbers, 3, 5).filter(people -> people > 0).min().orElse(0);
    String item = row[0] == null ? null : row[0].toString();
    return new Change(item, numbers[1], numbers[2], fewer);
  }

  /** Those that are not told. */
  static BitSet hidden(List<Change> of, int least) {
    List<List<@Nullable String>> keys = new ArrayList<>();
    of.forEach(each -> keys.add(Arrays.asList(each.item())));
    return Suppression.of(keys, of.stream().mapToLong(Change::people).toArray(), least);
  }
}
