package org.sessiontrail.enrich.content;

import org.jspecify.annotations.Nullable;

/**
 * What a page is about and what form it has.
 *
 * @param topic as the application calls it, or null
 * @param format {@code page}, {@code article}, {@code video}, {@code document} and their like
 */
public record Content(@Nullable String topic, String format) {}
