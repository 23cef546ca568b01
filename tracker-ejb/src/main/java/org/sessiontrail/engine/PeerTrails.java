package org.sessiontrail.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sessiontrail.runtime.TrailPeers;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.Nodes;
import org.sessiontrail.store.nodes.TrailPart;

/**
 * Answers from the store where a trail goes on.
 *
 * <p>The node whose stream holds the latest record of a trail is the one to end it; of two that
 * hold one of the same microsecond the one of the greater name. Each node decides by the same
 * stored records, so one of them does, provided that all of them are stored: what waits in another
 * node's spool is not seen.
 *
 * <p>Threads: safe for any number of threads.
 */
final class PeerTrails implements TrailPeers {
  private final StoreConnection connection;
  private final String own;
  private volatile boolean maybeOthers = true;

  PeerTrails(StoreConnection connection, String own) {
    this.connection = connection;
    this.own = own;
  }

  /** Whether other streams are live, as was just found out. */
  void known(boolean others) {
    maybeOthers = others;
  }

  @Override
  public boolean exist() {
    return maybeOthers;
  }

  @Override
  public Map<String, Whereabouts> whereabouts(Map<String, Long> trails) throws StoreException {
    Nodes nodes = connection.storage().nodes();
    Set<String> live = nodes.streams().others(own);
    Map<String, List<TrailPart>> parts =
        nodes.history().parts(trails.keySet()).stream()
            .collect(Collectors.groupingBy(TrailPart::sid));
    Map<String, Whereabouts> out = new HashMap<>();
    trails.forEach(
        (sid, records) -> out.put(sid, decide(parts.getOrDefault(sid, List.of()), records, live)));
    return out;
  }

  private Whereabouts decide(List<TrailPart> parts, long records, Set<String> live) {
    TrailPart mine = null;
    for (TrailPart part : parts) {
      mine = part.stream().equals(own) ? part : mine;
    }
    if (mine == null || mine.lastSseq() < records) {
      return Whereabouts.UNKNOWN;
    }
    for (TrailPart part : parts) {
      boolean ended = part.endIndex() > mine.lastIndex();
      boolean writing = live.contains(part.stream()) && isLater(part, mine);
      if (ended || writing) {
        return Whereabouts.ELSEWHERE;
      }
    }
    return Whereabouts.HERE;
  }

  private static boolean isLater(TrailPart part, TrailPart than) {
    return part.lastMicros() == than.lastMicros()
        ? part.stream().compareTo(than.stream()) > 0
        : part.lastMicros() > than.lastMicros();
  }
}
