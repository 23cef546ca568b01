/**
 * The capture contract with the delivered jars on every server, one thin class each, and the table
 * that shows how they did.
 *
 * <p>Threads: servers run in processes of their own, test classes one after the other.
 *
 * <p>Fails by: an assertion; a server that needs a newer Java than there is, is not run and says
 * so.
 *
 * <p>Starts at: {@link org.sessiontrail.server.matrix.ServerCapture}.
 */
@NullMarked
package org.sessiontrail.server.matrix;

import org.jspecify.annotations.NullMarked;
