package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.Enriched;

/**
 * What the first request of a visit means.
 *
 * @param meaning of the request
 * @param route what it asked for
 * @param stream the stream that wrote it
 */
public record Arrival(Enriched meaning, @Nullable String route, String stream) {}
