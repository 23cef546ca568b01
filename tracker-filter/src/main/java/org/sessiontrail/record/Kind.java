package org.sessiontrail.record;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sort of fact a record states. The {@link #id()} is what is stored and reported. */
public enum Kind {
  /** A node began a stream of records. */
  STREAM_OPEN,
  /** A node ended its stream on purpose. */
  STREAM_CLOSE,
  /** A stream that stopped without closing was found later. */
  STREAM_ABANDONED,
  /** The stream is alive though nothing happened. */
  HEARTBEAT,
  /** The node's clock was set; stamps before and after it can't be compared. */
  CLOCK_STEP,
  /** Numbers of this stream that were taken and then lost. */
  GAP,
  /** Requests that were seen and, by rule, not recorded. */
  SUPPRESSED,
  /** A trail began, or was taken up again. */
  SESSION_START,
  /** The container's session behind a trail took another id. */
  SESSION_ID_CHANGE,
  /** A trail ended; {@link EndReason} says why. */
  SESSION_END,
  /** A user became known on a trail. */
  LOGIN,
  /** The user of a trail left it. */
  LOGOUT,
  /** A visitor decided what their records may be used for, or their browser signalled it. */
  CONSENT,
  /** One HTTP exchange. */
  REQUEST,
  /** One business action of the application. */
  ACTION,
  /** Something that a browser saw on a page and told later; nothing the server can vouch for. */
  PAGE_EVENT,
  /** A session was asked to prove who is behind it, and what became of that. */
  CHALLENGE,
  /** A rule noticed something unusual in the records before. */
  FINDING,
  /** Somebody in charge ended sessions, or locked a user out. */
  ORDER,
  /** Someone read, or tried to read, the trail. */
  AUDIT_READ,
  /** Someone exported, or tried to export, records of the trail. */
  EXPORT,
  /** A row of the application's own data was inserted, updated or deleted. */
  CHANGE,
  /** Records are kept from erasure and purge until released. */
  HOLD,
  /** A hold ended. */
  RELEASE,
  /** Personal values, or whole records, were erased, or their erasure was refused or deferred. */
  ERASURE,
  /** Records past their period were removed. */
  PURGE,
  /** Someone looked through records as a duty and said what they found. */
  REVIEW,
  /** The log was checked against its proofs and anchors. */
  VERIFICATION,
  /** What the tracker is told to do was changed. */
  CONFIG_CHANGE;

  private static final Map<String, Kind> BY_ID =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Kind::id, Function.identity()));

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stored name: lower case with hyphens, for example {@code session-start}. */
  public String id() {
    return id;
  }

  /**
   * The kind of a stored name.
   *
   * @throws IllegalArgumentException for a name this version does not know
   */
  public static Kind of(String id) {
    Kind kind = BY_ID.get(id);
    if (kind == null) {
      throw new IllegalArgumentException("unknown kind of record: " + id);
    }
    return kind;
  }
}
