package org.sessiontrail.detect.rule;

import java.util.Map;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.EventWindow;

/** D10: a list of stolen names and passwords tried, each once or twice, as Elastic counts it. */
final class CredentialStuffing extends NetworkLogins {
  private static final int FEW = 2;
  private static final double SHARE = 0.8;

  CredentialStuffing(RuleSettings settings) {
    super(DetectRule.D10, settings);
  }

  @Override
  boolean fits(EventWindow tries, Map<Long, Integer> byAccount) {
    long few = byAccount.values().stream().filter(each -> each <= FEW).count();
    return few >= SHARE * byAccount.size();
  }
}
