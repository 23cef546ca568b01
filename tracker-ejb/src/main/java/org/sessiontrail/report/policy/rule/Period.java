package org.sessiontrail.report.policy.rule;

import org.jspecify.annotations.Nullable;

/**
 * What is judged.
 *
 * @param fromMicros beginning, included, or null for the beginning of the log
 * @param toMicros end, not included; never later than the report
 * @param nowMicros when the report was begun
 */
public record Period(@Nullable Long fromMicros, long toMicros, long nowMicros) {}
