package org.sessiontrail.store.retention;

import java.util.ArrayList;
import java.util.List;

/** Places as texts {@code from-to}, both ends included. */
final class Ranges {
  private Ranges() {}

  /** Of {@code places}, which must be in order and without doubles. */
  static List<String> of(List<Long> places) {
    List<String> out = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= places.size(); i++) {
      if (i == places.size() || places.get(i) != places.get(i - 1) + 1) {
        out.add(places.get(first) + "-" + places.get(i - 1));
        first = i;
      }
    }
    return out;
  }
}
