package org.sessiontrail.person;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Names, the latest first, each once; the oldest go. Not safe for threads. */
final class Recent {
  static final int MOST = 20;

  private final Deque<String> names = new ArrayDeque<>();

  void add(String name) {
    names.remove(name);
    names.addFirst(name);
    if (names.size() > MOST) {
      names.removeLast();
    }
  }

  void remove(String name) {
    names.remove(name);
  }

  void clear() {
    names.clear();
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Takes over what {@code later} has; that counts as later than what is here. */
  void addAll(Recent later) {
    later.names.descendingIterator().forEachRemaining(this::add);
  }

  List<String> list() {
    return List.copyOf(names);
  }
}
