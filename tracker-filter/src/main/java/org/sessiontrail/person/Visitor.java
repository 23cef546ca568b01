package org.sessiontrail.person;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.consent.Consent;

/**
 * Whose session it is that something is told or asked of.
 *
 * @param person what the session shows
 * @param user who is known on it, or null
 * @param consent what counts for it now
 */
public record Visitor(TrailPerson person, @Nullable String user, Consent consent) {}
