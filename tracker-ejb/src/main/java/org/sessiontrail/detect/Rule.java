package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.sessiontrail.config.detect.DetectRule;

/**
 * Looks for one thing. What it says depends on the signals it was given and their order alone;
 * written and read between two of them it says the same.
 *
 * <p>Threads: one.
 */
public interface Rule {
  /** Which. */
  DetectRule id();

  /** Takes the next signal. */
  void take(Signal signal, Alarms alarms);

  /** Writes what it remembers. */
  void write(DataOutput out) throws IOException;

  /** Remembers what was written, and nothing else. */
  void read(DataInput in) throws IOException;
}
