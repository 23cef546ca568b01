/** Tests of syslog, with a real collector. */
@NullMarked
package org.sessiontrail.report.interchange.syslog;

import org.jspecify.annotations.NullMarked;
