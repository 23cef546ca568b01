package org.sessiontrail.console.page;

/**
 * A way to a page that every page offers.
 *
 * @param key key of its name
 * @param path where it is
 */
record NavigationEntry(String key, String path) {
  /** Whether the page at {@code at} belongs to it. */
  boolean holds(String at) {
    return path.equals(at) || (!path.equals("/") && at.startsWith(path + "/"));
  }
}
