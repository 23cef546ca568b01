/**
 * Where an address is, from a file that the operator supplies ({@code tracker.geo.database}).
 *
 * <p>Threads: everything here may be used by any number. Fails by: {@link
 * org.sessiontrail.enrich.place.PlaceException} for a file that can't be used, never at an address.
 * Starts at: {@link org.sessiontrail.enrich.place.PlaceReader}.
 */
@NullMarked
package org.sessiontrail.enrich.place;

import org.jspecify.annotations.NullMarked;
