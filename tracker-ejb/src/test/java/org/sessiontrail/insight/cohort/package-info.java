/** Tests of cohorts. */
@NullMarked
package org.sessiontrail.insight.cohort;

import org.jspecify.annotations.NullMarked;
