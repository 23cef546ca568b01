package org.sessiontrail.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sessiontrail.config.TrackerConfig;

/** A configuration that a test needs not load. */
public final class TestConfig {
  /** Age at which a trail is closed, in minutes. */
  public static final int ABSOLUTE_MINUTES = 600;

  /** How long past its limit a silent session is given, in seconds. */
  public static final int GRACE_SECONDS = 120;

  /** After how long an asynchronous exchange is given up, in minutes. */
  public static final int ASYNC_MINUTES = 60;

  private TestConfig() {}

  /** Application {@code app} on node {@code n1}; files in {@code dir}. */
  public static TrackerConfig in(Path dir) {
    return new TrackerConfig(
        true,
        "app",
        "n1",
        "/tracker",
        new TrackerConfig.SpoolConfig(dir, 1 << 20, 250, dir.resolve("tracker.key")),
        new TrackerConfig.DatabaseConfig(null, "jdbc:h2:mem:none", null, null),
        new TrackerConfig.PrivacyConfig(
            List.of(),
            "x-forwarded-for",
            TrackerConfig.AddressMode.FULL,
            Set.of(),
            List.of("*.css"),
            List.of()),
        new TrackerConfig.SessionConfig(
            ABSOLUTE_MINUTES, GRACE_SECONDS, 30, "shop.user", ASYNC_MINUTES));
  }
}
