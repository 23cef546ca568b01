/** Tests of the command line, in this virtual machine and as the jar people run. */
@NullMarked
package org.sessiontrail.cli;

import org.jspecify.annotations.NullMarked;
