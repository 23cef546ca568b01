package org.sessiontrail.support;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.KeyedHash;

/**
 * A code that an error page shows and that finds the request again: ten characters such as {@code
 * 7KQ2M-9XW4R}. It is the millisecond of the request and ten bits that only this request fits,
 * enciphered under the application's key, so no table is needed. Without the key it says nothing;
 * with it, it finds records that only an auditor may read. A code that was made up fits no request
 * but for one in some thousands, even at a thousand requests a second.
 *
 * <p>Threads: any.
 */
public final class SupportCode {
  private static final int MILLI_BITS = 35;
  private static final int TAG_BITS = CodeText.BITS - MILLI_BITS;
  private static final int LEFT_BITS = 22;
  private static final int RIGHT_BITS = CodeText.BITS - LEFT_BITS;
  private static final int ROUNDS = 8;

  /** After how many milliseconds the times in codes begin again: 397 days. */
  static final long CYCLE_MILLIS = 1L << MILLI_BITS;

  private final KeyedHash key;

  /** Codes under the key of one application. */
  public SupportCode(KeyedHash application) {
    this.key = new KeyedHash(application.keyFor("support-code"));
  }

  /** The code of the request with this stamp. */
  public String of(long epochMicros) {
    long millis = Math.floorDiv(epochMicros, 1_000L) & (CYCLE_MILLIS - 1);
    return CodeText.of(enciphered(millis << TAG_BITS | tag(epochMicros)));
  }

  /** Whether {@code code} is that of the request with this stamp. */
  public boolean names(String code, long epochMicros) {
    return CodeText.of(CodeText.number(code)).equals(of(epochMicros));
  }

  /**
   * The milliseconds since 1970, not after {@code latestMillis} and not before {@code
   * earliestMillis}, in one of which the request of {@code code} began; the newest first.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with the code
   */
  public List<Long> moments(String code, long earliestMillis, long latestMillis) {
    long millis = deciphered(CodeText.number(code)) >>> TAG_BITS;
    List<Long> out = new ArrayList<>();
    long newest = latestMillis - Math.floorMod(latestMillis - millis, CYCLE_MILLIS);
    for (long each = newest; each >= Math.max(0, earliestMillis); each -= CYCLE_MILLIS) {
      out.add(each);
    }
    return out;
  }

  /** A Feistel network whose halves are 22 and 23 bits wide. */
  private long enciphered(long plain) {
    int left = (int) (plain >>> RIGHT_BITS);
    int right = (int) (plain & mask(RIGHT_BITS));
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        left ^= mixed(round, right) & mask(LEFT_BITS);
      } else {
        right ^= mixed(round, left) & mask(RIGHT_BITS);
      }
    }
    return (long) left << RIGHT_BITS | right;
  }

  private long deciphered(long number) {
    int left = (int) (number >>> RIGHT_BITS);
    int right = (int) (number & mask(RIGHT_BITS));
    for (int round = ROUNDS - 1; round >= 0; round--) {
      if (round % 2 == 0) {
        left ^= mixed(round, right) & mask(LEFT_BITS);
      } else {
        right ^= mixed(round, left) & mask(RIGHT_BITS);
      }
    }
    return (long) left << RIGHT_BITS | right;
  }

  private int mixed(int round, int half) {
    return beginning(round + "\n" + half);
  }

  private long tag(long epochMicros) {
    return beginning("tag\n" + epochMicros) & mask(TAG_BITS);
  }

  private int beginning(String purpose) {
    byte[] hash = key.keyFor(purpose);
    return (hash[0] & 255) << 24 | (hash[1] & 255) << 16 | (hash[2] & 255) << 8 | (hash[3] & 255);
  }

  private static int mask(int bits) {
    return (1 << bits) - 1;
  }
}
