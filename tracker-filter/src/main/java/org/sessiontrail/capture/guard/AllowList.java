package org.sessiontrail.capture.guard;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.CidrBlock;
import org.sessiontrail.config.IpLiteral;

/**
 * Whom no rule looks at: networks, and users by name, some of them until a day. The day is that of
 * the event.
 *
 * <p>Threads: immutable.
 */
public final class AllowList {
  private static final String USER = "user:";

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(@Nullable CidrBlock block, @Nullable String user, long untilMicros) {}

  /** Of items as {@code tracker.detect.allow} has them. */
  public AllowList(List<String> items) {
    for (String item : items) {
      int at = item.lastIndexOf('@');
      String who = at < 0 ? item : item.substring(0, at);
      long until = at < 0 ? Long.MAX_VALUE : dayAfter(item.substring(at + 1));
      entries.add(
          who.startsWith(USER)
              ? new Entry(null, who.substring(USER.length()), until)
              : new Entry(CidrBlock.parse(who), null, until));
    }
  }

  private static long dayAfter(String day) {
    long second = LocalDate.parse(day).plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return TimeUnit.SECONDS.toMicros(second);
  }

  /** Whether there is nobody. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Whether rules are not to see what was done.
   *
   * @param user by whom, or null
   * @param address from where, or a whole network's first; null when that is not known
   */
  public boolean allows(@Nullable String user, @Nullable IpLiteral address, long micros) {
    for (Entry each : entries) {
      if (micros < each.untilMicros && covers(each, user, address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(Entry entry, @Nullable String user, @Nullable IpLiteral address) {
    return entry.user != null
        ? entry.user.equals(user)
        : address != null && entry.block != null && entry.block.contains(address);
  }
}
