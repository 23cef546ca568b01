package org.sessiontrail.console.frame;

/**
 * A way to a page that every page offers.
 *
 * @param key key of its name
 * @param path where it is
 */
public record NavigationEntry(String key, String path) {
  /** Whether the page at {@code at} belongs to it. */
  public boolean holds(String at) {
    return path.equals(at) || (!path.equals("/") && at.startsWith(path + "/"));
  }
}
