/**
 * MicroProfile edge: the tracker's liveness and readiness, where MicroProfile Health is.
 *
 * <p>Threads: whichever the server asks on; nothing here waits.
 *
 * <p>Fails by: not being there. Without the API nothing of this package but its extension is
 * loaded.
 *
 * <p>Starts at: {@link org.sessiontrail.microprofile.HealthChecks}.
 */
@NullMarked
package org.sessiontrail.microprofile;

import org.jspecify.annotations.NullMarked;
