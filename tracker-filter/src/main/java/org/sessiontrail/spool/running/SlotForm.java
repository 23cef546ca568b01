package org.sessiontrail.spool.running;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;

/**
 * How a running request lies in its slot:
 *
 * <pre>
 *   0    8
 *   | at | type | method | trail | address | peer | user | path | query | route | agent | referrer
 *   | permit byte | visitor |
 *     long each text: short length (−1: none; bit 14: cut), then its characters in one to three
 *          bytes each, as in UTF-8; big endian
 * </pre>
 *
 * <p>What a version before wrote has no permit and may serve everything. Language and campaign are
 * not kept here.
 *
 * <p>A text longer than its share is cut, and read back with an ellipsis at its end.
 *
 * <p>Threads: no state. Allocates nothing when writing.
 */
final class SlotForm {
  private static final int SHORT_TEXT_BYTES = 64;
  private static final int VISITOR_BYTES = 22;
  private static final int TEXT_BYTES = 274;

  /** The most that a request takes. */
  static final int MOST_BYTES =
      Long.BYTES
          + 5 * (Short.BYTES + SHORT_TEXT_BYTES)
          + 6 * (Short.BYTES + TEXT_BYTES)
          + 1
          + (Short.BYTES + VISITOR_BYTES);

  private static final short NONE = -1;
  private static final int CUT = 1 << 14;

  private SlotForm() {}

  /** Writes {@code request} at {@code from}; returns where it ends. */
  static int write(RunningRequest request, ByteBuffer to, int from) {
    RequestFacts facts = request.facts();
    to.putLong(from, facts.epochMicros());
    int at = from + Long.BYTES;
    at = text(request.asked().name(), to, at, SHORT_TEXT_BYTES);
    at = text(facts.method(), to, at, SHORT_TEXT_BYTES);
    at = text(request.trailId(), to, at, SHORT_TEXT_BYTES);
    at = text(facts.address(), to, at, SHORT_TEXT_BYTES);
    at = text(facts.peer(), to, at, SHORT_TEXT_BYTES);
    at = text(request.user(), to, at, TEXT_BYTES);
    at = text(facts.path(), to, at, TEXT_BYTES);
    at = text(facts.query(), to, at, TEXT_BYTES);
    at = text(request.route(), to, at, TEXT_BYTES);
    at = text(facts.agent(), to, at, TEXT_BYTES);
    at = text(facts.referrer(), to, at, TEXT_BYTES);
    to.put(at, (byte) facts.permit().bits());
    return text(facts.permit().visitor(), to, at + 1, VISITOR_BYTES);
  }

  private static int text(@Nullable String text, ByteBuffer to, int from, int most) {
    if (text == null) {
      to.putShort(from, NONE);
      return from + Short.BYTES;
    }
    int begin = from + Short.BYTES;
    int at = begin;
    int i = 0;
    while (i < text.length() && at + size(text.charAt(i)) <= begin + most) {
      at = put(text.charAt(i++), to, at);
    }
    to.putShort(from, (short) (at - begin | (i < text.length() ? CUT : 0)));
    return at;
  }

  private static int size(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 ? 2 : 3;
  }

  private static int put(char c, ByteBuffer to, int at) {
    switch (size(c)) {
      case 1 -> to.put(at, (byte) c);
      case 2 -> to.put(at, (byte) (0xC0 | (c >> 6))).put(at + 1, rest(c));
      default ->
          to.put(at, (byte) (0xE0 | (c >> 12))).put(at + 1, rest(c >> 6)).put(at + 2, rest(c));
    }
    return at + size(c);
  }

  private static byte rest(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  /**
   * The request that begins at the position of {@code in}.
   *
   * @throws IllegalArgumentException for one of a newer version
   */
  static RunningRequest read(ByteBuffer in) {
    long micros = in.getLong();
    RequestType asked = RequestType.valueOf(required(in));
    String method = required(in);
    String trail = text(in);
    String address = text(in);
    String peer = text(in);
    String user = text(in);
    String path = required(in);
    String query = text(in);
    String route = required(in);
    String agent = text(in);
    String referrer = text(in);
    Permit permit = in.hasRemaining() ? Permit.ofBits(in.get()).forVisitor(text(in)) : Permit.ALL;
    return new RunningRequest(
        new RequestFacts(micros, method, path, query, referrer, agent, address, peer, null, permit),
        trail,
        user,
        route,
        asked);
  }

  private static String required(ByteBuffer in) {
    return Objects.requireNonNull(text(in));
  }

  private static @Nullable String text(ByteBuffer in) {
    short head = in.getShort();
    if (head == NONE) {
      return null;
    }
    int end = in.position() + (head & ~CUT);
    StringBuilder out = new StringBuilder(end - in.position() + 1);
    while (in.position() < end) {
      out.append(character(in));
    }
    if ((head & CUT) != 0) {
      int last = out.length() - 1;
      if (last >= 0 && Character.isHighSurrogate(out.charAt(last))) {
        out.setLength(last);
      }
      out.append('…');
    }
    return out.toString();
  }

  private static char character(ByteBuffer in) {
    int first = in.get() & 0xFF;
    if (first < 0x80) {
      return (char) first;
    }
    int bits = first < 0xE0 ? first & 0x1F : ((first & 0x0F) << 6) | (in.get() & 0x3F);
    return (char) ((bits << 6) | (in.get() & 0x3F));
  }
}
