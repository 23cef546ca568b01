/**
 * Beans of the probe, for servers that have them: what an application does with {@code @Tracked}
 * and the injected {@code Trail} outside of its servlets. Inert where there is no such container.
 */
@NullMarked
package org.sessiontrail.server.beans;

import org.jspecify.annotations.NullMarked;
