package org.sessiontrail.detect.rule;

import java.util.List;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.Rule;

/** All rules there are. */
public final class Rules {
  private Rules() {}

  /** One of each, by {@code config}; {@link NewPlace} before who asks what it noticed. */
  public static List<Rule> of(DetectConfig config) {
    return List.of(
        new ImpossibleTravel(config.of(DetectRule.D01)),
        new NewPlace(config.of(DetectRule.D02)),
        new SessionHijack(config.of(DetectRule.D03)),
        new BruteForce(config.of(DetectRule.D08)),
        new PasswordSpray(config.of(DetectRule.D09)),
        new CredentialStuffing(config.of(DetectRule.D10)),
        new SuccessAfterFailures(config.of(DetectRule.D11)),
        new Scraping(config.of(DetectRule.D12)),
        new ForcedBrowsing(config.of(DetectRule.D13)),
        new Decoy(config.of(DetectRule.D16), config.decoys()),
        new MethodMisuse(config.of(DetectRule.D17), config.methods()));
  }
}
