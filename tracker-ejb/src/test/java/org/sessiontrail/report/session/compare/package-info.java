/** Tests of sessions side by side. */
@NullMarked
package org.sessiontrail.report.session.compare;

import org.jspecify.annotations.NullMarked;
