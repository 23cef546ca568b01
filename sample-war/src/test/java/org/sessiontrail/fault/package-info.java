/** What is promised when processes are killed, databases stop and disks fill up. */
@NullMarked
package org.sessiontrail.fault;

import org.jspecify.annotations.NullMarked;
