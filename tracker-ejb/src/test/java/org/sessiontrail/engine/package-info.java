/** Whole trackers on a real database, stepped by hand. */
@NullMarked
package org.sessiontrail.engine;

import org.jspecify.annotations.NullMarked;
