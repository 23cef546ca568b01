/** What durable mode and closed mode do at the edge of a request. */
@NullMarked
package org.sessiontrail.capture.durable;

import org.jspecify.annotations.NullMarked;
