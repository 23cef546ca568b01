package org.sessiontrail.capture.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.respond.ChallengeConfig;
import org.sessiontrail.privacy.PathPatterns;

/**
 * Decides before a request is served whether its session has to prove something first. Where
 * nothing is configured and nothing was asked of a session it passes at the cost of one look.
 *
 * <p>Threads: immutable.
 */
public final class ChallengePolicy {
  private static final List<String> FILES =
      Stream.of("css js mjs map svg png jpg jpeg gif webp avif ico woff woff2 ttf".split(" "))
          .map(ending -> "*." + ending)
          .toList();

  private final ChallengeConfig config;
  private final @Nullable String page;
  private final PathPatterns exempt;
  private final PathPatterns files;
  private final List<RouteDemand> demands;

  /**
   * The policy of one application.
   *
   * @param contextPath what its paths begin with: a slash and a name, or empty
   */
  public ChallengePolicy(ChallengeConfig config, String contextPath) {
    this.config = config;
    this.page = config.page() == null ? null : contextPath + config.page();
    List<String> free = new ArrayList<>();
    List<String> endings = new ArrayList<>(FILES);
    config.exempt().forEach(each -> (each.startsWith("*") ? endings : free).add(each));
    if (config.page() != null) {
      free.add(config.page());
    }
    this.exempt = new PathPatterns(free, contextPath);
    this.files = new PathPatterns(endings, contextPath);
    this.demands = config.routes().stream().map(each -> RouteDemand.of(each, contextPath)).toList();
  }

  /** Where proofs are asked for, with the context path; null where the application says nothing. */
  public @Nullable String page() {
    return page;
  }

  /** How many proofs may be refused before the session ends. */
  public int attempts() {
    return config.attempts();
  }

  /** Whether sessions have to remember what they proved. */
  public boolean remembers() {
    return page != null || !demands.isEmpty();
  }

  /** Whether {@code rawUri} is served whatever is asked of its session. */
  public boolean exempts(String rawUri) {
    return exempt.matches(rawUri);
  }

  /** Whether {@code rawUri} ends like a file that is served whatever is asked, if it is one. */
  public boolean looksLikeFile(String rawUri) {
    return files.matches(rawUri);
  }

  /**
   * What is to become of a request.
   *
   * @param rawUri its path as it was sent
   * @param signedIn whether somebody is known on it: nobody has nothing to prove to a route
   */
  public Decision decide(Standing standing, String rawUri, boolean signedIn, long nowMicros) {
    if (standing.isOver()) {
      return Decision.END;
    }
    Challenge open = standing.challenge();
    if (open != null && open.blocking()) {
      if (nowMicros - open.sinceMicros() > TimeUnit.SECONDS.toMicros(config.withinSeconds())) {
        return Decision.END;
      }
      return exempts(rawUri) ? Decision.PASS : Decision.ask(open);
    }
    return signedIn ? demanded(standing, rawUri, nowMicros) : Decision.PASS;
  }

  private Decision demanded(Standing standing, String rawUri, long nowMicros) {
    for (RouteDemand demand : demands) {
      if (demand.paths().mayMatch(rawUri)
          && !standing.proved(demand.seconds(), demand.factor(), nowMicros)
          && !exempts(rawUri)) {
        return Decision.ask(Challenge.of(Challenge.ROUTE, demand.factor(), false, nowMicros));
      }
    }
    return Decision.PASS;
  }
}
