package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.file.Path;
import org.sessiontrail.record.RandomIds;

/** Writes numbered frames until it is killed, and says which are on disk. */
final class KilledWriter {
  static final SegmentLog.Limits LIMITS = new SegmentLog.Limits(1 << 14, 1 << 22);

  private KilledWriter() {}

  /** Takes a spool root; writes {@code number\n} for every batch that was forced. */
  public static void main(String[] arguments) throws IOException {
    SpoolPlace place = SpoolPlace.claim(Path.of(arguments[0]), new RandomIds()).own();
    StreamMark mark = StreamMark.create(place.dir(), "node/boot");
    SegmentLog log = SegmentLog.open(place.dir(), LIMITS, payload -> {});
    long seq = 0;
    while (true) {
      for (int i = 0; i < 5; i++) {
        mark.taken(++seq);
        if (!log.append(Frames.numbered(seq, 50 + (int) (seq * 31 % 400)))) {
          throw new IllegalStateException("full");
        }
      }
      log.force();
      mark.durable(seq);
      System.out.println(seq);
      if (seq % 100 == 0 && !log.poll(40).isEmpty()) {
        log.commit();
      }
    }
  }
}
