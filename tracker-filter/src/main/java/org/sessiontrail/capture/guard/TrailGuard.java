package org.sessiontrail.capture.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.privacy.PathPatterns;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;

/**
 * Looks at a request on its session before the application sees it: another client (D03), pages too
 * fast (D12), a decoy (D16), a method that HTTP does not know (D17). Coarser than the rules that
 * read the log, which state the findings; it states nothing and answers nothing, it only knows what
 * would have to be answered.
 *
 * <p>Threads: any. Allocates nothing while a session goes on as it was.
 */
public final class TrailGuard {
  private final DetectConfig config;
  private final PathPatterns decoys;
  private final boolean trapped;
  private final AllowList allowed;
  private final RuleSettings hijack;
  private final RuleSettings scraping;
  private final RuleSettings misuse;

  /** One that is told {@code config}. */
  public TrailGuard(DetectConfig config) {
    this.config = config;
    List<String> paths = config.decoys();
    this.allowed = new AllowList(config.allow());
    this.decoys = new PathPatterns(paths);
    this.trapped = !paths.isEmpty() && config.of(DetectRule.D16).enabled();
    this.hijack = config.of(DetectRule.D03);
    this.scraping = config.of(DetectRule.D12);
    this.misuse = config.of(DetectRule.D17);
  }

  /**
   * Takes a request that has arrived.
   *
   * @param watch what is remembered of its session
   * @param asked what its headers say it is
   * @param user who is known on it, or null
   */
  public void arrived(
      TrailWatch watch, RequestFacts facts, RequestType asked, @Nullable String user) {
    long at = facts.epochMicros();
    if (!allowed.isEmpty() && allowed.allows(user, address(facts), at)) {
      return;
    }
    if (hijack.enabled()) {
      switch (watch.client(facts.agent(), facts.address())) {
        case CLIENT -> add(watch, DetectRule.D03, Severity.MEDIUM, at);
        case CLIENT_AND_NETWORK -> add(watch, DetectRule.D03, Severity.HIGH, at);
        case NONE -> {}
      }
    }
    if (trapped && decoys.matches(facts.path())) {
      add(watch, DetectRule.D16, DetectRule.D16.severity(), at);
    }
    if (scraping.enabled() && asked == RequestType.PAGE && watch.page(at, scraping.threshold())) {
      add(watch, DetectRule.D12, DetectRule.D12.severity(), at);
    }
    if (misuse.enabled()
        && !isKnown(facts.method())
        && watch.misuse(at, misuse.threshold(), misuse.windowMicros())) {
      add(watch, DetectRule.D17, DetectRule.D17.severity(), at);
    }
  }

  private static @Nullable IpLiteral address(RequestFacts facts) {
    String address = facts.address();
    return address == null ? null : IpLiteral.parse(address);
  }

  private void add(TrailWatch watch, DetectRule rule, Severity severity, long at) {
    RuleSettings settings = config.of(rule);
    Integer own = settings.weight();
    boolean enforce = config.enforce() && settings.enforce();
    watch.add(rule, own == null ? severity.points() : own, enforce, at);
  }

  private static boolean isKnown(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS" -> true;
      default -> false;
    };
  }
}
