/** Tests. */
@NullMarked
package org.sessiontrail.insight;

import org.jspecify.annotations.NullMarked;
