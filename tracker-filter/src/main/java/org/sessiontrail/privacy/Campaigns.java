package org.sessiontrail.privacy;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RequestFacts.Origin;

/**
 * What the query of an address tells of the advertising that brought somebody: UTM parameters, and
 * which click ids came along. The value of a click id names one click of one person and is never
 * kept.
 *
 * <p>Threads: any. No method throws for any text.
 */
public final class Campaigns {
  private static final List<String> UTM =
      List.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");
  private static final List<String> CLICK_IDS =
      List.of(
          "gclid",
          "gbraid",
          "wbraid",
          "dclid",
          "msclkid",
          "yclid",
          "fbclid",
          "ttclid",
          "twclid",
          "li_fat_id",
          "mc_cid");

  private final Redactor redactor = new Redactor(UTM);

  /** Whether a parameter of this name tells of advertising. */
  public static boolean isOne(String name) {
    return UTM.contains(name) || CLICK_IDS.contains(name);
  }

  /** {@code names} without those that tell of advertising. */
  public static List<String> without(Collection<String> names) {
    return names.stream().filter(name -> !isOne(name)).toList();
  }

  /** The UTM parameters, {@code utm_source=…&utm_medium=…}, cleaned; null when there are none. */
  public @Nullable String of(@Nullable String rawQuery) {
    return rawQuery == null || !rawQuery.contains("utm") ? null : redactor.query(rawQuery);
  }

  /** Names of the click ids in {@code rawQuery}, comma between; null when there are none. */
  public static @Nullable String clicks(@Nullable String rawQuery) {
    if (rawQuery == null || !rawQuery.contains("id=")) { // as all of them end
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (String name : CLICK_IDS) {
      if (has(rawQuery, name)) {
        out.append(out.length() == 0 ? "" : ",").append(name);
      }
    }
    return out.length() == 0 ? null : out.toString();
  }

  /** {@code plain}, or null, with what {@code rawQuery} tells of advertising; null for nothing. */
  public @Nullable Origin origin(@Nullable Origin plain, @Nullable String rawQuery) {
    String campaign = of(rawQuery);
    String click = clicks(rawQuery);
    return campaign == null && click == null
        ? plain
        : new Origin(plain == null ? null : plain.language(), campaign, click);
  }

  private static boolean has(String query, String name) {
    for (int at = query.indexOf(name); at >= 0; at = query.indexOf(name, at + 1)) {
      boolean begins = at == 0 || query.charAt(at - 1) == '&';
      int end = at + name.length();
      if (begins && end < query.length() && query.charAt(end) == '=') {
        return true;
      }
    }
    return false;
  }
}
