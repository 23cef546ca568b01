package org.sessiontrail.ledger.tree;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The definitions of RFC 6962, section 2.1, word for word: slow and obvious. */
final class NaiveTree {
  private final List<byte[]> leaves;

  NaiveTree(List<byte[]> leaves) {
    this.leaves = leaves;
  }

  static NaiveTree random(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      byte[] leaf = new byte[8 + random.nextInt(40)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return new NaiveTree(leaves);
  }

  byte[] leaf(int index) {
    return leaves.get(index);
  }

  Hash leafHash(int index) {
    return sha256((byte) 0, leaves.get(index), new byte[0]);
  }

  Hash root(int size) {
    return mth(0, size);
  }

  List<Hash> path(int index, int size) {
    return path(index, 0, size);
  }

  List<Hash> proof(int older, int newer) {
    return subproof(older, 0, newer, true);
  }

  private Hash mth(int begin, int end) {
    if (begin == end) {
      return TreeHasher.EMPTY;
    }
    if (end - begin == 1) {
      return leafHash(begin);
    }
    int k = split(end - begin);
    return sha256((byte) 1, mth(begin, begin + k).bytes(), mth(begin + k, end).bytes());
  }

  private List<Hash> path(int m, int begin, int end) {
    List<Hash> out = new ArrayList<>();
    if (end - begin > 1) {
      int k = split(end - begin);
      if (m < k) {
        out.addAll(path(m, begin, begin + k));
        out.add(mth(begin + k, end));
      } else {
        out.addAll(path(m - k, begin + k, end));
        out.add(mth(begin, begin + k));
      }
    }
    return out;
  }

  private List<Hash> subproof(int m, int begin, int end, boolean whole) {
    List<Hash> out = new ArrayList<>();
    int n = end - begin;
    if (m == n) {
      if (!whole) {
        out.add(mth(begin, end));
      }
      return out;
    }
    int k = split(n);
    if (m <= k) {
      out.addAll(subproof(m, begin, begin + k, whole));
      out.add(mth(begin + k, end));
    } else {
      out.addAll(subproof(m - k, begin + k, end, false));
      out.add(mth(begin, begin + k));
    }
    return out;
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static Hash sha256(byte first, byte[] left, byte[] right) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      digest.update(left);
      return Hash.of(digest.digest(right));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
