package org.sessiontrail.detect.rule;

import java.util.Map;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.EventWindow;

/** D09: a few passwords tried on each of several accounts, as Elastic counts it. */
final class PasswordSpray extends NetworkLogins {
  private static final long LEAST_SPAN_MICROS = 300_000_000;
  private static final int BAND_FROM = 2;
  private static final int BAND_TO = 6;
  private static final int MOST_EACH = 8;
  private static final double SHARE = 0.6;

  PasswordSpray(RuleSettings settings) {
    super(DetectRule.D09, settings);
  }

  @Override
  boolean fits(EventWindow tries, Map<Long, Integer> byAccount) {
    long band =
        byAccount.values().stream().filter(each -> each >= BAND_FROM && each <= BAND_TO).count();
    boolean few = byAccount.values().stream().allMatch(each -> each <= MOST_EACH);
    return few && tries.spanMicros() >= LEAST_SPAN_MICROS && band >= SHARE * byAccount.size();
  }
}
