package org.sessiontrail.capture;

/**
 * What a server edge sees of the container's session.
 *
 * @param id the container's id; never stored
 * @param fresh whether the container made it in this request or the client has not joined it yet
 * @param idleSeconds its own idle limit; 0 or less when it has none
 */
public record SessionSight(String id, boolean fresh, int idleSeconds) {
  /** The same session once the client has joined it. */
  SessionSight joined() {
    return fresh ? new SessionSight(id, false, idleSeconds) : this;
  }
}
