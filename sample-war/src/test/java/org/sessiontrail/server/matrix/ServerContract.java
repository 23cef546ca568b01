package org.sessiontrail.server.matrix;

import java.util.List;

/** A class of cases for one server, which that may not let us keep and which are counted. */
interface ServerContract {
  /** How they ended so far. */
  Tally tally();

  /** Cases that this server does not let us keep. */
  List<Deviation> declared();
}
