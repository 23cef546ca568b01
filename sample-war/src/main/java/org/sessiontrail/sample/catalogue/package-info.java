/**
 * What the shop sells and tells: products, their pictures, the journal, the search.
 *
 * <p>Threads: any; everything is immutable.
 *
 * <p>Fails by: an exception that names what was not found.
 *
 * <p>Starts at: {@link org.sessiontrail.sample.catalogue.Catalogue}.
 */
@NullMarked
package org.sessiontrail.sample.catalogue;

import org.jspecify.annotations.NullMarked;
