/**
 * Questions over visits: the list of all reports.
 *
 * <p>Threads: everything here is immutable. Fails by: never. Starts at: {@link
 * org.sessiontrail.insight.Reports}.
 */
@NullMarked
package org.sessiontrail.insight;

import org.jspecify.annotations.NullMarked;
