package org.sessiontrail.capture.cdi;

import org.sessiontrail.runtime.Health;

/**
 * Fired when a part of the tracker goes from one state to another:
 *
 * <pre>{@code
 * void on(@Observes TrackerHealthChanged event) {
 *   if (event.overall() == Health.State.DOWN) { … }
 * }
 * }</pre>
 *
 * <p>Observers are called by the thread that noticed the change: one of the tracker's own as a
 * rule, without a request, a session, a transaction or {@code java:comp}; what they throw is logged
 * and goes no further. A slow observer holds up the drain of records, so hand long work over. The
 * changes before the application's start, a key file that can't be read for example, are fired when
 * it has started.
 *
 * @param app the application's name, {@code tracker.app}
 * @param change what changed
 * @param overall how the whole tracker is, as the event is fired
 */
public record TrackerHealthChanged(String app, Health.Change change, Health.State overall) {}
