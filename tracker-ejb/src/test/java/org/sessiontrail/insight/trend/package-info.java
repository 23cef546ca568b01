/** Tests of the long term. */
@NullMarked
package org.sessiontrail.insight.trend;

import org.jspecify.annotations.NullMarked;
