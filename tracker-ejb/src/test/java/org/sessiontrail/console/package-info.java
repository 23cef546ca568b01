/** Tests of the console over HTTP on an embedded server. */
@NullMarked
package org.sessiontrail.console;

import org.jspecify.annotations.NullMarked;
