/**
 * What somebody did of late, for themselves: sessions, hours, uses, notable events.
 *
 * <p>Threads: a reader may be shared; what it returns does not change. Fails by: what the store
 * throws. Starts at: {@link org.sessiontrail.report.activity.ActivityReader}.
 */
@NullMarked
package org.sessiontrail.report.activity;

import org.jspecify.annotations.NullMarked;
