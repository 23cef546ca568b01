/**
 * What an application declares of itself: its release, its sessions.
 *
 * <p>Threads: stateless. Fails by: leaving out what the container does not tell. Starts at: {@link
 * org.sessiontrail.capture.servlet.declared.SessionSettings}.
 */
@NullMarked
package org.sessiontrail.capture.servlet.declared;

import org.jspecify.annotations.NullMarked;
