/** Tests of the privacy notice and the record of processing. */
@NullMarked
package org.sessiontrail.report.notice;

import org.jspecify.annotations.NullMarked;
