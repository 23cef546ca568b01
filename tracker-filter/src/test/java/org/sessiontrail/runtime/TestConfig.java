package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.config.TrackerConfig.BrowserConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.respond.ChallengeConfig;

/** A configuration that a test needs not load. */
public final class TestConfig {
  /** Age at which a trail is closed, in minutes. */
  public static final int ABSOLUTE_MINUTES = 600;

  /** How long past its limit a silent session is given, in seconds. */
  public static final int GRACE_SECONDS = 120;

  /** After how long an asynchronous exchange is given up, in minutes. */
  public static final int ASYNC_MINUTES = 60;

  /** Requests do not wait, and are served whatever fails. */
  public static final DurabilityConfig RELAXED =
      new DurabilityConfig(false, 100, 5_000, false, List.of());

  /** Pages may tell what they like. */
  public static final BrowserConfig BROWSER =
      new BrowserConfig(true, List.of("q"), 1_000, ConsentMode.NOT_REQUIRED);

  /** Visits end after half an hour. */
  public static final AnalyticsConfig ANALYTICS =
      new AnalyticsConfig(30, null, List.of(), List.of(), null);

  /** Nobody has to prove anything. */
  public static final ChallengeConfig CHALLENGES =
      new ChallengeConfig(null, List.of(), List.of(), 600, 3);

  private TestConfig() {}

  /** Application {@code app} on node {@code n1}; files in {@code dir}. */
  public static TrackerConfig in(Path dir) {
    return new TrackerConfig(
        true,
        "app",
        "n1",
        "/tracker",
        new TrackerConfig.SpoolConfig(dir, 4 << 20, 1 << 20, 250, dir.resolve("tracker.key")),
        new TrackerConfig.DatabaseConfig(null, "jdbc:h2:mem:none", null, null),
        new TrackerConfig.PrivacyConfig(
            List.of(),
            "x-forwarded-for",
            TrackerConfig.AddressMode.FULL,
            Set.of(),
            List.of("*.css"),
            List.of()),
        new TrackerConfig.SessionConfig(
            ABSOLUTE_MINUTES, GRACE_SECONDS, 30, "shop.user", ASYNC_MINUTES),
        RELAXED,
        new TrackerConfig.StreamConfig(60, 10),
        ledger(dir),
        RetentionConfig.of(List.of(RetentionPreset.DEFAULT)),
        BROWSER,
        ANALYTICS,
        DetectConfig.standard(),
        CHALLENGES,
        org.sessiontrail.config.respond.RespondConfig.standard());
  }

  private static TrackerConfig.LedgerConfig ledger(Path dir) {
    return new TrackerConfig.LedgerConfig(
        dir.resolve("ledger.key"),
        10,
        24,
        new TrackerConfig.AnchorConfig(
            dir.resolve("checkpoints"), null, null, 24, List.of(), "java:comp/DefaultMailSession"));
  }

  /** {@code base} that stores elsewhere. */
  public static TrackerConfig with(TrackerConfig base, DatabaseConfig database) {
    return with(base, Map.of("database", database));
  }

  /** {@code base} with other promises. */
  public static TrackerConfig with(TrackerConfig base, DurabilityConfig durability) {
    return with(base, Map.of("durability", durability));
  }

  /** {@code base} for another application and node. */
  public static TrackerConfig named(TrackerConfig base, String app, String node) {
    return with(base, Map.of("app", app, "node", node));
  }

  /** {@code base} that keeps records otherwise. */
  public static TrackerConfig with(TrackerConfig base, RetentionConfig retention) {
    return with(base, Map.of("retention", retention));
  }

  /** {@code base} that takes other things from pages. */
  public static TrackerConfig with(TrackerConfig base, BrowserConfig browser) {
    return with(base, Map.of("browser", browser));
  }

  /** {@code base} but for the parts that {@code changed} names. */
  public static TrackerConfig with(TrackerConfig base, Map<String, ?> changed) {
    Map<String, Object> values = new LinkedHashMap<>();
    RecordComponent[] parts = TrackerConfig.class.getRecordComponents();
    try {
      for (RecordComponent part : parts) {
        values.put(part.getName(), part.getAccessor().invoke(base));
      }
      assertThat(values.keySet()).containsAll(changed.keySet());
      values.putAll(changed);
      Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return TrackerConfig.class
          .getDeclaredConstructor(types)
          .newInstance(values.values().toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can't be made of its parts", e);
    }
  }
}
