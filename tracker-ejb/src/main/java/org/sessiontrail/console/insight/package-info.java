/**
 * Reports over visits as pages: picture, table, and what they are made of.
 *
 * <p>Threads: request threads; nothing is shared between requests but the tracker. Fails by: an
 * exception that becomes a page which says what went wrong. Starts at: {@link
 * org.sessiontrail.console.insight.ReportPage}.
 */
@NullMarked
package org.sessiontrail.console.insight;

import org.jspecify.annotations.NullMarked;
