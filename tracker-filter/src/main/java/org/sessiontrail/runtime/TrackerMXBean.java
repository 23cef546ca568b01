package org.sessiontrail.runtime;

import java.util.List;

/**
 * What JMX clients see of a running tracker, under {@code
 * org.sessiontrail:type=Tracker,app="<app>",stream="<boot id>"} of the platform's server.
 *
 * <p>Threads: any; nothing here waits.
 */
public interface TrackerMXBean {
  /** The worst state of any part. */
  Health.State getState();

  /** Since when, {@code YYYY-MM-DDTHH:MM:SS.ffffffZ}. */
  String getSince();

  /** All parts, by name. */
  List<PartStatus> getParts();

  /** The application's name. */
  String getApp();

  /** The stream's name, {@code <node>/<boot id>}. */
  String getStream();

  /** Name of the host that steps the agents. */
  String getHost();

  /** Records waiting for the store. */
  long getQueued();

  /** About how many bytes they take. */
  long getQueuedBytes();

  /** Bound of {@link #getQueuedBytes}. */
  long getCapacityBytes();

  /** Records ever queued. */
  long getAccepted();

  /** Records ever lost. */
  long getDropped();
}
