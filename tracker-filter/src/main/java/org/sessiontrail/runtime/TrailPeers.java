package org.sessiontrail.runtime;

import java.util.Map;

/**
 * What other nodes of the application may be doing with a trail of this one. Not provided where
 * there is no store: then nobody shares it.
 */
public interface TrailPeers {
  /** Where a trail goes on. */
  enum Whereabouts {
    /** Nobody has written on it since this node did. */
    HERE,
    /** Another node has written on it since, or has ended it. */
    ELSEWHERE,
    /** Not known yet: what this node wrote on it is not stored yet. */
    UNKNOWN
  }

  /**
   * Whether another node may be recording; true as long as nobody knows. Never blocks and never
   * touches a database.
   */
  boolean exist();

  /**
   * Where trails go on, by the records of all nodes that are stored. Asks a database: for agents
   * only.
   *
   * @param trails how many records this node wrote on each trail, by the trail's id; a few hundred
   *     at most
   * @return an answer for each
   * @throws Exception when the store can't be asked now
   */
  Map<String, Whereabouts> whereabouts(Map<String, Long> trails) throws Exception;
}
