/**
 * Tables of facts about the outer world that come with the jar: programs, browsers, sources.
 *
 * <p>Threads: read once, then unchangeable. Fails by: {@link java.lang.IllegalStateException} where
 * the jar is broken. Starts at: {@link org.sessiontrail.enrich.data.DataTable}.
 */
@NullMarked
package org.sessiontrail.enrich.data;

import org.jspecify.annotations.NullMarked;
