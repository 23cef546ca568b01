/**
 * What a visitor's records may be used for: purposes, signals of the browser, decisions and what
 * follows from them.
 *
 * <p>Threads: every type says so; what is decided is immutable.
 *
 * <p>Fails by: permitting less.
 *
 * <p>Starts at: {@link org.sessiontrail.consent.ConsentPolicy}.
 */
@NullMarked
package org.sessiontrail.consent;

import org.jspecify.annotations.NullMarked;
