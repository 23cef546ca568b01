package org.sessiontrail.server;

import java.io.IOException;
import java.net.URI;

/** A server in a process of its own that serves one application. */
public interface ForkedServer extends AutoCloseable {
  /** Where it serves the application; ends with a slash. */
  URI base();

  /** What it printed. */
  String log() throws IOException;

  /** Ends it. */
  @Override
  void close() throws IOException;
}
