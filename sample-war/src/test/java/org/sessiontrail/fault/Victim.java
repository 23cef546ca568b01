package org.sessiontrail.fault;

import java.io.IOException;
import java.net.URI;

/** A server in a process of its own that is killed and started again in the same directories. */
interface Victim extends AutoCloseable {
  /** Starts the process; waits for nothing. */
  void launch() throws IOException;

  /** Waits until the application answers. */
  void awaitServing() throws IOException, InterruptedException;

  /** {@code kill -9}; returns when the process is gone, also when it was before. */
  void kill() throws InterruptedException;

  /** Stops it in an orderly way; returns when the process is gone. */
  void stop() throws IOException;

  /** Where it serves the application; ends with a slash. */
  URI base();

  /** What it printed since its first start. */
  String log() throws IOException;

  /** Kills it if it still runs. */
  @Override
  default void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it and waits until it serves. */
  default void start() throws IOException, InterruptedException {
    launch();
    awaitServing();
  }
}
