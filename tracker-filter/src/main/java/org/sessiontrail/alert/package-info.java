/**
 * What an application is told of findings, and how it helps to tell its users.
 *
 * <p>Threads: called by threads of the tracker. Fails by: exceptions of the application, which are
 * counted, logged and tried again. Starts at: {@link org.sessiontrail.alert.Alert}.
 */
@NullMarked
package org.sessiontrail.alert;

import org.jspecify.annotations.NullMarked;
