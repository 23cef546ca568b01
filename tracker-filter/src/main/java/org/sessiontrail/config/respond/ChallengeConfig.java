package org.sessiontrail.config.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people prove who they are while signed in: {@code tracker.challenge.*}.
 *
 * @param page the application's page that asks for a proof, within the application, or null
 * @param exempt paths that are served whatever is asked
 * @param routes paths that need a recent proof
 * @param withinSeconds after which an unanswered challenge ends the session
 * @param attempts refused proofs that end the session
 */
public record ChallengeConfig(
    @Nullable String page,
    List<String> exempt,
    List<String> routes,
    int withinSeconds,
    int attempts) {}
