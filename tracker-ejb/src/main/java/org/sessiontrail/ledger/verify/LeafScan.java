package org.sessiontrail.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sessiontrail.record.CanonicalJson;

/**
 * The members of a leaf that every rule needs, read in one pass. One object reads one leaf after
 * the other.
 *
 * <p>Threads: one thread.
 */
final class LeafScan extends CanonicalScan {
  private static final int MAX_BYTES = 16_384;
  private static final int STAMP_CHARS = 27;
  private static final byte[] STAMP = ascii("0000-00-00T00:00:00.000000Z");

  private static final byte[] AT = ascii("at");
  private static final byte[] KIND = ascii("kind");
  private static final byte[] MS = ascii("ms");
  private static final byte[] SD = ascii("_sd");
  private static final byte[] SEQ = ascii("seq");
  private static final byte[] SID = ascii("sid");
  private static final byte[] SSEQ = ascii("sseq");
  private static final byte[] STREAM = ascii("stream");
  private static final byte[] VERSION = ascii("v");

  private byte[] leaf = new byte[0];
  private byte[] dayText = new byte[0];
  private long dayMicros;
  private byte[] lastStream = new byte[0];
  private String lastStreamText = "";

  private long micros;
  private long millis;
  private long seq;
  private long sseq;
  private boolean versioned;
  private String kind = "";
  private String stream = "";
  private String sid = "";
  private final List<String> digests = new ArrayList<>();

  /** Whether {@code bytes} are a record of this form; its members can be asked for then. */
  boolean read(byte[] bytes) {
    leaf = bytes;
    micros = -1;
    millis = 0;
    seq = 0;
    sseq = 0;
    versioned = false;
    kind = "";
    stream = "";
    sid = "";
    digests.clear();
    return bytes.length <= MAX_BYTES
        && scan(bytes)
        && versioned
        && micros >= 0
        && seq > 0
        && !kind.isEmpty()
        && !stream.isEmpty();
  }

  /** When it began, microseconds since 1970. */
  long micros() {
    return micros;
  }

  /** How long it took, 0 when it does not say. */
  long millis() {
    return millis;
  }

  long seq() {
    return seq;
  }

  /** Number on its trail, 0 for none. */
  long sseq() {
    return sseq;
  }

  String kind() {
    return kind;
  }

  String stream() {
    return stream;
  }

  /** Its trail, empty for none. */
  String sid() {
    return sid;
  }

  /** What it commits to. */
  List<String> digests() {
    return digests;
  }

  /** All members; for kinds that are rare. */
  Map<String, Object> members() {
    return CanonicalJson.object(leaf);
  }

  @Override
  void member(int nameFrom, int nameTo, int from, int to) {
    switch (nameTo - nameFrom) {
      case 1 -> versioned |= is(VERSION, nameFrom) && isInteger() && integer() == 1;
      case 2 -> {
        if (is(AT, nameFrom)) {
          micros = stamp(from, to);
        } else if (is(MS, nameFrom) && isInteger()) {
          millis = Math.max(0, Math.min(integer(), Integer.MAX_VALUE));
        }
      }
      case 3 -> three(nameFrom, from, to);
      case 4 -> {
        if (is(KIND, nameFrom)) {
          kind = text(from, to);
        } else if (is(SSEQ, nameFrom) && isInteger()) {
          sseq = integer();
        }
      }
      case 6 -> {
        if (is(STREAM, nameFrom)) {
          stream = streamText(from, to);
        }
      }
      default -> {}
    }
  }

  private void three(int nameFrom, int from, int to) {
    if (is(SEQ, nameFrom) && isInteger()) {
      seq = integer();
    } else if (is(SID, nameFrom)) {
      sid = text(from, to);
    } else if (is(SD, nameFrom)) {
      elements(from, to);
    }
  }

  private boolean is(byte[] name, int from) {
    return Arrays.equals(leaf, from, from + name.length, name, 0, name.length);
  }

  /** A string without escapes, else its raw form: only compared and shown. Empty for no string. */
  private String text(int from, int to) {
    return leaf[from] == '"'
        ? new String(leaf, from + 1, to - from - 2, StandardCharsets.UTF_8)
        : "";
  }

  /** Mostly the same as that of the record before. */
  private String streamText(int from, int to) {
    if (!Arrays.equals(leaf, from, to, lastStream, 0, lastStream.length)) {
      lastStream = Arrays.copyOfRange(leaf, from, to);
      lastStreamText = text(from, to);
    }
    return lastStreamText;
  }

  /** Strings of an array; digests have no escapes. */
  private void elements(int from, int to) {
    int at = from + 1;
    while (at < to - 1 && leaf[at] == '"') {
      int end = at + 1;
      while (leaf[end] != '"') {
        end++;
      }
      digests.add(new String(leaf, at + 1, end - at - 1, StandardCharsets.ISO_8859_1));
      at = end + 2;
    }
  }

  /** Microseconds of {@code YYYY-MM-DDTHH:MM:SS.ffffffZ} in quotes, -1 for anything else. */
  private long stamp(int from, int to) {
    if (to - from != STAMP_CHARS + 2) {
      return -1;
    }
    int start = from + 1;
    for (int i = 0; i < STAMP_CHARS; i++) {
      byte wanted = STAMP[i];
      byte c = leaf[start + i];
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return -1;
      }
    }
    long hours = number(start + 11, 2);
    long minutes = number(start + 14, 2);
    long seconds = number(start + 17, 2);
    if (hours > 23 || minutes > 59 || seconds > 59) {
      return -1;
    }
    long day = day(start);
    return day < 0
        ? -1
        : day + ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + number(start + 20, 6);
  }

  private long day(int start) {
    if (dayText.length != 10 || !Arrays.equals(leaf, start, start + 10, dayText, 0, 10)) {
      try {
        dayMicros =
            LocalDate.of(
                        (int) number(start, 4),
                        (int) number(start + 5, 2),
                        (int) number(start + 8, 2))
                    .toEpochDay()
                * 86_400_000_000L;
        dayText = Arrays.copyOfRange(leaf, start, start + 10);
      } catch (DateTimeException e) {
        return -1;
      }
    }
    return dayMicros;
  }

  private long number(int from, int digits) {
    long out = 0;
    for (int i = from; i < from + digits; i++) {
      out = out * 10 + (leaf[i] - '0');
    }
    return out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
