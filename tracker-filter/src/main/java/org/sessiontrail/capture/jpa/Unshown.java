package org.sessiontrail.capture.jpa;

import java.util.Arrays;

/**
 * In place of a value that no record shows: enough to notice, mostly, that there is another one.
 *
 * @param hash of the value
 */
record Unshown(int hash) {
  static Unshown of(Object value) {
    return new Unshown(hashOf(value));
  }

  private static int hashOf(Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.hashCode(bytes);
    }
    if (value instanceof char[] chars) {
      return Arrays.hashCode(chars);
    }
    if (value instanceof Object[] objects) {
      return Arrays.deepHashCode(objects);
    }
    try {
      return value.hashCode();
    } catch (RuntimeException e) {
      return System.identityHashCode(value);
    }
  }
}
