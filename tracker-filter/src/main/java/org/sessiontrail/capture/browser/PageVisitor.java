package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.SessionSight;

/**
 * Who a beacon's request comes from, as the container knows it.
 *
 * @param session the session it belongs to, or null
 * @param container the container's object for it, or null
 * @param ofDay the visitor's id of the day, where such are counted; or null
 */
public record PageVisitor(
    @Nullable SessionSight session, @Nullable HttpSession container, @Nullable String ofDay) {}
