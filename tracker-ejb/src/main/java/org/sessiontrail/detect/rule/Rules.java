package org.sessiontrail.detect.rule;

import java.util.List;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.Rule;
import org.sessiontrail.detect.rule.habit.ErraticNavigation;
import org.sessiontrail.detect.rule.habit.FeatureBurst;
import org.sessiontrail.detect.rule.habit.SiteTrend;
import org.sessiontrail.detect.rule.habit.StepOrder;
import org.sessiontrail.detect.rule.habit.TrailAttack;
import org.sessiontrail.detect.rule.session.IdGuessing;
import org.sessiontrail.detect.rule.session.ManySessions;
import org.sessiontrail.detect.rule.session.SessionFixation;
import org.sessiontrail.detect.rule.session.UseAfterEnd;

/** All rules there are. */
public final class Rules {
  private Rules() {}

  /** One of each, by {@code config}; {@link NewPlace} before who asks what it noticed. */
  public static List<Rule> of(DetectConfig config) {
    return List.of(
        new ImpossibleTravel(config.of(DetectRule.D01)),
        new NewPlace(config.of(DetectRule.D02)),
        new SessionHijack(config.of(DetectRule.D03)),
        new SessionFixation(config.of(DetectRule.D04)),
        new IdGuessing(config.of(DetectRule.D05)),
        new UseAfterEnd(config.of(DetectRule.D06)),
        new ManySessions(config.of(DetectRule.D07)),
        new BruteForce(config.of(DetectRule.D08)),
        new PasswordSpray(config.of(DetectRule.D09)),
        new CredentialStuffing(config.of(DetectRule.D10)),
        new SuccessAfterFailures(config.of(DetectRule.D11)),
        new Scraping(config.of(DetectRule.D12)),
        new ForcedBrowsing(config.of(DetectRule.D13)),
        new ErraticNavigation(config.of(DetectRule.D14)),
        new StepOrder(config.of(DetectRule.D15), config.sequences()),
        new Decoy(config.of(DetectRule.D16), config.decoys()),
        new MethodMisuse(config.of(DetectRule.D17), config.methods()),
        new FeatureBurst(config.of(DetectRule.D18)),
        new SiteTrend(config.of(DetectRule.D19)),
        new TrailAttack(config.of(DetectRule.D20)));
  }
}
