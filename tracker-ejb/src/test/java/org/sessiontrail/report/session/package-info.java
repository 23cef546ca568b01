/** Tests of sessions as timelines. */
@NullMarked
package org.sessiontrail.report.session;

import org.jspecify.annotations.NullMarked;
