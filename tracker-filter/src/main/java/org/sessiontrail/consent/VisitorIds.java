package org.sessiontrail.consent;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;

/**
 * Ids of visitors for one day (UTC): HMAC-SHA-256 under a random key of that day over application,
 * network and program of the client. Nothing lies on the visitor's device, nothing goes over the
 * day, and when the key is destroyed, 48 hours after its day began, nobody can find out any more
 * whose id one was.
 *
 * <p>Threads: any.
 */
public final class VisitorIds {
  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);
  private static final long V4_NETWORK = 0xFFFFFF00L;
  private static final long V6_NETWORK = 0xFFFFFFFFFFFF0000L;
  private static final String NOBODY = "";

  private final KeyShelf shelf;
  private final String app;

  /** Ids within {@code app} under keys of {@code shelf}. */
  public VisitorIds(KeyShelf shelf, String app) {
    this.shelf = shelf;
    this.app = app;
  }

  /**
   * The id of a visitor: 22 base64url characters.
   *
   * @param client the client's address; of it the first three bytes count (IPv6: six)
   * @param agent value of {@code User-Agent}, of which versions do not count; or null
   * @param epochMicros now
   */
  public String of(@Nullable String client, @Nullable String agent, long epochMicros) {
    return KeyedText.of(shelf.key(day(epochMicros)), app, network(client), family(agent));
  }

  /** Destroys the keys of days that began 48 hours ago or before; returns how many. */
  public int expire(long epochMicros) {
    String yesterday = day(epochMicros - DAY_MICROS);
    return shelf.destroy(day -> day.compareTo(yesterday) < 0);
  }

  /** What is wrong with the place of the keys, or null. */
  public @Nullable String problem() {
    return shelf.problem();
  }

  private static String day(long epochMicros) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochMicros, DAY_MICROS)).toString();
  }

  private static String network(@Nullable String client) {
    IpLiteral address = IpLiteral.parse(client);
    if (address == null) {
      return NOBODY;
    }
    return address.v6()
        ? Long.toHexString(address.high() & V6_NETWORK)
        : Long.toHexString(address.low() & V4_NETWORK);
  }

  /** A client's program without its versions, which change within a day. */
  private static String family(@Nullable String agent) {
    if (agent == null) {
      return NOBODY;
    }
    StringBuilder out = new StringBuilder(agent.length());
    for (int i = 0; i < agent.length(); i++) {
      char c = agent.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
