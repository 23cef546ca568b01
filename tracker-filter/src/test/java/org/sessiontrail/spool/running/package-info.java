/** Tests of the page of running requests. */
@NullMarked
package org.sessiontrail.spool.running;

import org.jspecify.annotations.NullMarked;
