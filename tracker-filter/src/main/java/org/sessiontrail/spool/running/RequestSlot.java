package org.sessiontrail.spool.running;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The place of one running request in a page. It is given up exactly once: when the record has its
 * number, from when on the slot is free as soon as that number is durable; or without a record.
 *
 * <p>Threads: safe for any number of threads; the first to give it up does.
 */
public final class RequestSlot {
  private final ByteBuffer page;
  private final int at;
  private final AtomicBoolean givenUp = new AtomicBoolean();

  RequestSlot(ByteBuffer page, int at) {
    this.page = page;
    this.at = at;
  }

  /**
   * The request's record is about to be queued as number {@code seq}. Called before anybody can
   * write that record, or a kill would leave both it and a running request.
   */
  public void numbered(long seq) {
    giveUp(seq);
  }

  /** There will be no record: it was refused and counted, or something failed. */
  public void free() {
    giveUp(RequestPage.FREE);
  }

  private void giveUp(long state) {
    if (givenUp.compareAndSet(false, true)) {
      RequestPage.STATE.setRelease(page, at, state);
    }
  }
}
