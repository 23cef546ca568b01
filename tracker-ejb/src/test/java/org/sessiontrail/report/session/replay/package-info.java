/** Tests of requests to be sent again. */
@NullMarked
package org.sessiontrail.report.session.replay;

import org.jspecify.annotations.NullMarked;
