/** Tests of the store; {@link org.sessiontrail.store.TrailRecords} makes their records. */
@NullMarked
package org.sessiontrail.store;

import org.jspecify.annotations.NullMarked;
