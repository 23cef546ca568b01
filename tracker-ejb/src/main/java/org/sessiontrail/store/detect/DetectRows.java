package org.sessiontrail.store.detect;

import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the rules have seen a log ({@code tracker_follower}), and what they remembered at some
 * place up to there ({@code tracker_detect}).
 */
final class DetectRows {
  private static final String THIS = " where log_id = ?1 and name = 'detect'";
  private static final int PART_BYTES = 8_192;

  private final EntityManager manager;
  private final int log;

  DetectRows(EntityManager manager, int log) {
    this.manager = manager;
    this.log = log;
  }

  /** What was remembered when the records before {@code seen} had been seen. */
  @SuppressWarnings("ArrayRecordComponent") // equality is never asked
  record Memory(long seen, byte[] state) {}

  /** The first place that no rule has seen; 0 and a row when there was none. */
  long next() {
    List<?> found =
        manager
            .createNativeQuery("select next_idx from tracker_follower" + THIS)
            .setParameter(1, log)
            .getResultList();
    if (!found.isEmpty()) {
      return ((Number) found.get(0)).longValue();
    }
    manager
        .createNativeQuery(
            "insert into tracker_follower (log_id, name, next_idx, rules)"
                + " values (?1, 'detect', 0, 'detect')")
        .setParameter(1, log)
        .executeUpdate();
    return 0;
  }

  /** Moves on; false when somebody else did meanwhile, whose work then counts. */
  boolean move(long from, long to) {
    return manager
            .createNativeQuery(
                "update tracker_follower set next_idx = ?2" + THIS + " and next_idx = ?3")
            .setParameter(1, log)
            .setParameter(2, to)
            .setParameter(3, from)
            .executeUpdate()
        == 1;
  }

  /** What was remembered last, or null. */
  @Nullable Memory memory() {
    List<TrackerDetect> parts =
        manager
            .createQuery(
                "select d from TrackerDetect d where d.logId = :log order by d.part",
                TrackerDetect.class)
            .setParameter("log", log)
            .getResultList();
    int size = parts.stream().mapToInt(part -> part.bytes().length).sum();
    if (size < Long.BYTES) {
      return null;
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    parts.forEach(part -> all.put(part.bytes()));
    all.flip();
    long seen = all.getLong();
    byte[] state = new byte[all.remaining()];
    all.get(state);
    return new Memory(seen, state);
  }

  /** Remembers {@code memory} instead of what there was. */
  void remember(Memory memory) {
    forget();
    byte[] all =
        ByteBuffer.allocate(Long.BYTES + memory.state.length)
            .putLong(memory.seen)
            .put(memory.state)
            .array();
    for (int from = 0, part = 0; from < all.length; from += PART_BYTES, part++) {
      int to = Math.min(all.length, from + PART_BYTES);
      manager.persist(new TrackerDetect(log, part, Arrays.copyOfRange(all, from, to)));
    }
  }

  /** Remembers nothing. */
  int forget() {
    return manager
        .createQuery("delete from TrackerDetect d where d.logId = :log")
        .setParameter("log", log)
        .executeUpdate();
  }
}
