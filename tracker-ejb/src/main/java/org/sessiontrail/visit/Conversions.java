package org.sessiontrail.visit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.visit.deed.Deed;

/**
 * What a visit was good for: goals reached and orders placed.
 *
 * @param count how many
 * @param valueMilli what they are worth together, thousandths of the currency; null when none told
 * @param currency the currency of the first that told one, or null; worth in other currencies is
 *     not added
 */
public record Conversions(int count, @Nullable Long valueMilli, @Nullable String currency) {
  static final Conversions NONE = new Conversions(0, null, null);

  Conversions and(Deed deed) {
    if (!deed.isConversion()) {
      return this;
    }
    Long more = deed.detail().valueMilli();
    String of = deed.detail().currency();
    if (more == null || (valueMilli != null && !Objects.equals(of, currency))) {
      return new Conversions(count + 1, valueMilli, currency);
    }
    return new Conversions(count + 1, Objects.requireNonNullElse(valueMilli, 0L) + more, of);
  }
}
