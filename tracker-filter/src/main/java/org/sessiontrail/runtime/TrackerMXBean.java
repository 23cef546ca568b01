package org.sessiontrail.runtime;

import java.util.List;
import javax.management.ConstructorParameters;
import org.sessiontrail.record.TrailClock;

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

  /** Those of them that are on disk. */
  long getSpooled();

  /** About how many bytes they take. */
  long getQueuedBytes();

  /** Bound of {@link #getQueuedBytes}. */
  long getCapacityBytes();

  /** Records ever queued. */
  long getAccepted();

  /** Records ever lost. */
  long getDropped();

  /** How one part is, in the form that JMX can carry: its open types know getters, not records. */
  final class PartStatus {
    private final String name;
    private final Health.State state;
    private final String message;
    private final String since;

    /** For clients, which make it of what they were sent. */
    @ConstructorParameters({"name", "state", "message", "since"})
    public PartStatus(String name, Health.State state, String message, String since) {
      this.name = name;
      this.state = state;
      this.message = message;
      this.since = since;
    }

    static PartStatus of(String name, Health.Part part) {
      return new PartStatus(
          name, part.state(), part.message(), TrailClock.format(part.sinceMicros()));
    }

    /** The part's name. */
    public String getName() {
      return name;
    }

    /** How it is. */
    public Health.State getState() {
      return state;
    }

    /** What an operator should know and do. */
    public String getMessage() {
      return message;
    }

    /** Since when it has been in this state, {@code YYYY-MM-DDTHH:MM:SS.ffffffZ}. */
    public String getSince() {
      return since;
    }
  }
}
