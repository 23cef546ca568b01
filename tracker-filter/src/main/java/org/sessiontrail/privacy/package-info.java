/**
 * What may be kept: redaction, truncation, proxies, routes and exclusions, applied before a record
 * leaves the request thread.
 *
 * <p>Threads: everything here is safe for any number of threads, without locks on the request path.
 *
 * <p>Fails by: never; a text that makes no sense is cut, masked or dropped.
 *
 * <p>Starts at: {@link org.sessiontrail.privacy.Redactor}.
 */
@NullMarked
package org.sessiontrail.privacy;

import org.jspecify.annotations.NullMarked;
