/**
 * Short codes by which the request of somebody who needs help is found again.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link IllegalArgumentException} with a
 * sentence for whoever typed a code. Starts at: {@link org.sessiontrail.support.SupportCode}.
 */
@NullMarked
package org.sessiontrail.support;

import org.jspecify.annotations.NullMarked;
