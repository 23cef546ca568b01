package org.sessiontrail.report.policy.rule;

import org.jspecify.annotations.Nullable;

/**
 * One violation of a rule.
 *
 * @param index place in the log of the record that shows it, or null when it is the lack of one
 * @param atMicros when, microseconds since 1970
 * @param trail trail it happened on, or null
 * @param user the user, or null when unknown or not disclosed (any more)
 * @param sentence what happened
 */
public record Evidence(
    @Nullable Long index,
    long atMicros,
    @Nullable String trail,
    @Nullable String user,
    String sentence) {}
