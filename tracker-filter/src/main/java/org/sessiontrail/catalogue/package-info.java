/**
 * What the tracker writes and why: every kind of record with its members, and the fingerprint of a
 * configuration.
 *
 * <p>Threads: every type is immutable or confined to the thread that made it.
 *
 * <p>Fails by: nothing a caller could hand in; an entry that is missing is an error of the build.
 *
 * <p>Starts at: {@link org.sessiontrail.catalogue.EventCatalogue}.
 */
@NullMarked
package org.sessiontrail.catalogue;

import org.jspecify.annotations.NullMarked;
