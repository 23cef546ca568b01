package org.sessiontrail.capture.browser;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.SessionSight;

/**
 * Who a beacon's request comes from, as the container knows it.
 *
 * @param session the session it belongs to, or null; none is ever made
 */
public record PageVisitor(@Nullable SessionSight session) {}
