/** The store's contract, once for every database. */
@NullMarked
package org.sessiontrail.store.jpa;

import org.jspecify.annotations.NullMarked;
