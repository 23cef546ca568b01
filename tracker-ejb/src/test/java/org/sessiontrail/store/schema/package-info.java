/** Scripts: what they are cut into and which there are. */
@NullMarked
package org.sessiontrail.store.schema;

import org.jspecify.annotations.NullMarked;
