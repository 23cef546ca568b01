/** What nodes know of each other, on real databases. */
@NullMarked
package org.sessiontrail.store.nodes;

import org.jspecify.annotations.NullMarked;
