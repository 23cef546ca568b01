/**
 * What is done in a visit beside looking at pages, read from its record.
 *
 * <p>Threads: immutable values and pure functions. Fails by: reading what it does not understand as
 * not told. Starts at: {@link org.sessiontrail.visit.deed.Deeds}.
 */
@NullMarked
package org.sessiontrail.visit.deed;

import org.jspecify.annotations.NullMarked;
