package org.sessiontrail.capture.probe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets one request wait for another, so that tests decide what overlaps. */
final class Latches {
  private static final long PATIENCE_SECONDS = 30;

  private static final Map<String, CountDownLatch> WAITING = new ConcurrentHashMap<>();

  private Latches() {}

  static void await(String key) {
    CountDownLatch latch = WAITING.computeIfAbsent(key, name -> new CountDownLatch(1));
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody released " + key);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      WAITING.remove(key);
    }
  }

  static boolean isAwaited(String key) {
    return WAITING.containsKey(key);
  }

  /** Whether somebody was waiting. */
  static boolean release(String key) {
    CountDownLatch latch = WAITING.get(key);
    if (latch == null) {
      return false;
    }
    latch.countDown();
    return true;
  }
}
