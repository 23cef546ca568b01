package org.sessiontrail.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one class logs while a test runs. */
public final class LogLines extends Handler implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger; // kept: the logging system itself holds loggers weakly

  /** Listens to the logger of {@code type} from now on, at every level. */
  public LogLines(Class<?> type) {
    logger = Logger.getLogger(type.getName());
    logger.setLevel(Level.ALL);
    logger.addHandler(this);
  }

  /** Level and text of each line, in the order logged. */
  public List<String> lines() {
    return records.stream().map(line -> line.getLevel() + " " + line.getMessage()).toList();
  }

  /** How many of the lines have a stack. */
  public long stacks() {
    return records.stream().filter(line -> line.getThrown() != null).count();
  }

  @Override
  public void publish(LogRecord line) {
    records.add(line);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(null);
  }
}
