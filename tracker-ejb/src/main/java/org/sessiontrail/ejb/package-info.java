/**
 * The container's timer and transaction offered as host ports; nothing else.
 *
 * <p>Names of {@code jakarta.ejb} appear in annotations and fields only, so that the jar is
 * harmless where there is no such API.
 *
 * <p>Threads: the container's.
 *
 * <p>Fails by: logging; a tracker that is not stepped from here steps itself.
 *
 * <p>Starts at: {@link org.sessiontrail.ejb.EjbHost}.
 */
@NullMarked
package org.sessiontrail.ejb;

import org.jspecify.annotations.NullMarked;
