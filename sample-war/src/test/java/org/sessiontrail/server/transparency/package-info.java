/**
 * That an application with the tracker answers as it does without: same status, headers, bytes and
 * session behaviour, on a real server, seen from the socket.
 */
@NullMarked
package org.sessiontrail.server.transparency;

import org.jspecify.annotations.NullMarked;
