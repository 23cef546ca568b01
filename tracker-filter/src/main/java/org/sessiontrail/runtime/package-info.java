/**
 * The running engine of one application: life cycle, agents, hosts, health.
 *
 * <p>Threads: agents are stepped by one thread at a time, whichever host runs them; everything else
 * may be called by any thread.
 *
 * <p>Fails by: an exception of an agent is shown in the health, which logs each change once, and
 * the agent is stepped again; starting never fails an application.
 *
 * <p>Starts at: {@link org.sessiontrail.runtime.Tracker}.
 */
@NullMarked
package org.sessiontrail.runtime;

import org.jspecify.annotations.NullMarked;
