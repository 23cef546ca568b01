/**
 * What somebody has to look at day by day, and the record that they did.
 *
 * <p>Threads: all safe for any number of threads; a reading belongs to one.
 *
 * <p>Fails by: what the store threw; nothing is kept but records.
 *
 * <p>Starts at: {@link org.sessiontrail.review.ReviewQueue}.
 */
@NullMarked
package org.sessiontrail.review;

import org.jspecify.annotations.NullMarked;
