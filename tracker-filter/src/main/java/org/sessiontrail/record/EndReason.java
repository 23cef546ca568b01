package org.sessiontrail.record;

import java.util.Locale;

/** Why a trail ended. */
public enum EndReason {
  /** The signed-in user left: the application ended the session in one of the user's requests. */
  LOGOUT,
  /** The application or an operator ended the session otherwise. */
  INVALIDATED,
  /** No request for the session's own idle limit. */
  IDLE,
  /** The trail reached the configured absolute age. */
  ABSOLUTE,
  /** A challenge was failed or not answered in time, or somebody in charge ended the session. */
  REVOKED,
  /** The application was stopped or redeployed. */
  UNDEPLOY,
  /** The node that wrote the trail vanished without closing its stream. */
  NODE_LOST,
  /** The end was not seen and nothing tells its cause. */
  UNKNOWN;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stored name, for example {@code node-lost}. */
  public String id() {
    return id;
  }
}
