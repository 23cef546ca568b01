/**
 * What every answer over HTTP needs: roles, problems, parameters, who asks.
 *
 * <p>Threads: all stateless, or of one request. Fails by: {@code Problem} documents. Starts at:
 * {@link org.sessiontrail.console.http.Problem}.
 */
@NullMarked
package org.sessiontrail.console.http;

import org.jspecify.annotations.NullMarked;
