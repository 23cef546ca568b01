/** How the tables come into being, once for every database. */
@NullMarked
package org.sessiontrail.store.jdbc;

import org.jspecify.annotations.NullMarked;
