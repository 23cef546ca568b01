package org.sessiontrail.server.matrix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How the cases of one run ended. */
final class Tally {
  private final Set<String> seen = new TreeSet<>();
  private final Set<Deviation> deviations = new LinkedHashSet<>();
  private int passed;
  private int failed;
  private int limited;

  void ended(String test, boolean well) {
    seen.add(test);
    if (well) {
      passed++;
    } else {
      failed++;
    }
  }

  /** The case that ends next ended well as a deviation. */
  void limited(Deviation deviation) {
    deviations.add(deviation);
    limited++;
  }

  /** Methods that were run. */
  Set<String> seen() {
    return seen;
  }

  /** Cases that hold as the contract says. */
  int passed() {
    return passed - limited;
  }

  int failed() {
    return failed;
  }

  /** Cases that hold as a deviation says. */
  int limited() {
    return limited;
  }

  List<Deviation> deviations() {
    return List.copyOf(deviations);
  }
}
