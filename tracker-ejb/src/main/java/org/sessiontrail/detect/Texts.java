package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts as rules remember them: written, hashed, compared. */
public final class Texts {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Texts() {}

  /** 64 bits that differ for different texts, in all likelihood (FNV-1a). */
  public static long hash(String text) {
    long out = BASIS;
    for (int i = 0; i < text.length(); i++) {
      out = (out ^ text.charAt(i)) * PRIME;
    }
    return out;
  }

  /** Writes a text that may be null. */
  public static void write(DataOutput out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static @Nullable String read(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  /**
   * How alike two texts are, 0 to 1: twice the characters of the longest common stretch, and of
   * those to the left and right of it, by the length of both (Ratcliff and Obershelp).
   */
  public static double likeness(String a, String b) {
    int both = a.length() + b.length();
    return both == 0 ? 1 : 2.0 * matched(a, b) / both;
  }

  private static int matched(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    int[] row = new int[b.length() + 1];
    int longest = 0;
    int endA = 0;
    int endB = 0;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = 0;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal + 1 : 0;
        if (row[j] > longest) {
          longest = row[j];
          endA = i;
          endB = j;
        }
        diagonal = above;
      }
    }
    return longest == 0
        ? 0
        : longest
            + matched(a.substring(0, endA - longest), b.substring(0, endB - longest))
            + matched(a.substring(endA), b.substring(endB));
  }
}
