@NullMarked
package org.sessiontrail.syslog;

import org.jspecify.annotations.NullMarked;
