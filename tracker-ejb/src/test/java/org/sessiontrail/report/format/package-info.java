/** Tests of the formats a report comes in. */
@NullMarked
package org.sessiontrail.report.format;

import org.jspecify.annotations.NullMarked;
