/**
 * One session as a timeline, and how it is found, for whoever helps the person it was of.
 *
 * <p>Threads: readers and finders are safe for any number of threads; values are immutable. Fails
 * by: {@link org.sessiontrail.store.StoreException}, and {@link
 * org.sessiontrail.report.session.NoSuchSessionException} with a sentence for who asked. Starts at:
 * {@link org.sessiontrail.report.session.TimelineReader}.
 */
@NullMarked
package org.sessiontrail.report.session;

import org.jspecify.annotations.NullMarked;
