/**
 * Cuts trails into visits.
 *
 * <p>A trail is a chain of HTTP sessions and may live for days; a visit is a stretch of it in which
 * somebody did something at least every half hour.
 *
 * <p>Threads: everything here is immutable. Fails by: never. Starts at: {@link
 * org.sessiontrail.visit.VisitRules}.
 */
@NullMarked
package org.sessiontrail.visit;

import org.jspecify.annotations.NullMarked;
