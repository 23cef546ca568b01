/** Tests. */
@NullMarked
package org.sessiontrail.insight.segment;

import org.jspecify.annotations.NullMarked;
