/**
 * Plain statistics that are said in words: medians, the normal law, tests of shares.
 *
 * <p>Threads: everything here is a function of its arguments. Fails by: never. Starts at: {@link
 * org.sessiontrail.insight.statistic.Medians}.
 */
@NullMarked
package org.sessiontrail.insight.statistic;

import org.jspecify.annotations.NullMarked;
