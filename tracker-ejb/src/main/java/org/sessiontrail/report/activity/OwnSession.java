package org.sessiontrail.report.activity;

import org.jspecify.annotations.Nullable;

/**
 * One of somebody's own sessions.
 *
 * @param trail its trail id
 * @param firstMicros when they were first seen on it, microseconds since 1970
 * @param lastMicros when they were last seen on it
 * @param device sort of device, browser and system, for example {@code desktop, Firefox, Linux}
 * @param address where from, as far as it is kept; or null
 * @param pages how many pages they looked at
 * @param actions how many actions they did
 */
public record OwnSession(
    String trail,
    long firstMicros,
    long lastMicros,
    String device,
    @Nullable String address,
    long pages,
    long actions) {}
