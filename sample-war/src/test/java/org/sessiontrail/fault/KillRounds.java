package org.sessiontrail.fault;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sessiontrail.fault.MarkedLoad.Step;

/**
 * Starts a server, lets visitors ask, kills it at a random moment, and again; at the end starts it
 * once more, waits until all that was left is stored, and stops it in an orderly way.
 *
 * <p>Every fourth kill or so hits the start, while what the life before has left is drained.
 */
final class KillRounds {
  /** Each asks again as soon as it is answered. */
  static final int VISITORS = 8;

  private static final int EARLY_ONE_IN = 4;
  private static final long LEAST_LOAD_MILLIS = 50;
  private static final int MOST_LOAD_MILLIS = 2_000;
  private static final long DRAINED_SECONDS = 60;
  private static final long FIRST_SECONDS = 60;
  private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final String name;
  private final Victim victim;
  private final List<Step> steps;
  private final Random random;
  private final Marks marks = new Marks();
  private long startMillis;
  private int kills;

  /**
   * Rounds on {@code victim}.
   *
   * @param name for marks and messages, some letters
   */
  KillRounds(String name, Victim victim, List<Step> steps, Random random) {
    this.name = name;
    this.victim = victim;
    this.steps = steps;
    this.random = random;
  }

  /** Runs {@code rounds}, fewer when {@code deadline} ({@link System#nanoTime}) comes first. */
  Marks run(int rounds, long deadline, DiskPulse pulse, Watch watch) throws Exception {
    for (int round = 1; round <= rounds && System.nanoTime() < deadline; round++) {
      if (round > 1 && random.nextInt(EARLY_ONE_IN) == 0) {
        killEarly(round, pulse);
      } else {
        killUnderLoad(round, pulse);
      }
      kills++;
    }
    victim.start();
    long drained = watch.drained(marks, name + "end", victim, steps.get(1), DRAINED_SECONDS);
    say("drained after " + drained + " ms");
    watch.ended(1, victim, DRAINED_SECONDS);
    victim.stop();
    return marks;
  }

  /** How many there were in the end. */
  int kills() {
    return kills;
  }

  private void killEarly(int round, DiskPulse pulse) throws Exception {
    long millis = random.nextLong(startMillis / 4, startMillis * 5 / 4);
    victim.launch();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    kill(name + round, pulse);
    say("round " + round + ": killed " + millis + " ms after the launch");
  }

  private void killUnderLoad(int round, DiskPulse pulse) throws Exception {
    String life = name + round;
    long begun = System.nanoTime();
    victim.start();
    long started = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    startMillis = startMillis == 0 ? started : startMillis;
    long millis = LEAST_LOAD_MILLIS + random.nextInt(MOST_LOAD_MILLIS);
    MarkedLoad load = MarkedLoad.start(marks, life, victim.base(), steps, VISITORS);
    long warm = marks.served() + (long) VISITORS * steps.size();
    Watch.until("first answers", FIRST_SECONDS, () -> marks.served() >= warm);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    long allowed = kill(life, pulse);
    load.stop();
    say(
        String.format(
            "round %d: started in %d ms, killed after %d ms, %d served so far, pulse %.1f ms",
            round, started, millis, marks.served(), allowed / 1e6));
  }

  private long kill(String life, DiskPulse pulse) throws InterruptedException {
    long allowance = pulse.worst(RECENT_NANOS);
    marks.killed(life, new Marks.Kill(System.nanoTime(), allowance));
    victim.kill();
    return allowance;
  }

  private void say(String line) {
    System.out.println(name + " " + line);
  }
}
