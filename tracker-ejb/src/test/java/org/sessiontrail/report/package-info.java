/** Tests of the reports, and the trail in memory that they and others read. */
@NullMarked
package org.sessiontrail.report;

import org.jspecify.annotations.NullMarked;
