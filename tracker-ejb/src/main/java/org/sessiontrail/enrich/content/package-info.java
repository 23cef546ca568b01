/**
 * What a page is about and what form it has.
 *
 * <p>Threads: everything here may be used by any number. Fails by: {@link
 * java.lang.IllegalArgumentException} for a rule that is none. Starts at: {@link
 * org.sessiontrail.enrich.content.ContentRules}.
 */
@NullMarked
package org.sessiontrail.enrich.content;

import org.jspecify.annotations.NullMarked;
