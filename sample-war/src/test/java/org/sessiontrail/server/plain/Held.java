package org.sessiontrail.server.plain;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Requests that wait until another one lets them go on. */
final class Held {
  private static final ConcurrentMap<String, CountDownLatch> WAITING = new ConcurrentHashMap<>();

  private Held() {}

  static void await(String key) {
    CountDownLatch latch = new CountDownLatch(1);
    WAITING.put(key, latch);
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody released " + key);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean waits(String key) {
    return WAITING.containsKey(key);
  }

  /** Whether somebody waited for it. */
  static boolean release(String key) {
    CountDownLatch latch = WAITING.remove(key);
    if (latch != null) {
      latch.countDown();
    }
    return latch != null;
  }
}
