/**
 * Follows the log with the rules, and states in it what they find.
 *
 * <p>Threads: one at a time. Fails by: {@link org.sessiontrail.store.StoreException}; what was not
 * committed is read again. Starts at: {@link org.sessiontrail.store.detect.JpaDetections}.
 */
@NullMarked
package org.sessiontrail.store.detect;

import org.jspecify.annotations.NullMarked;
