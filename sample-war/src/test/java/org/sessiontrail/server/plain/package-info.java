/**
 * An application that knows no tracker: what it answers with one beside it must be what it answers
 * without. Nothing here names a class of ours, for half of its deployments lack them.
 */
@NullMarked
package org.sessiontrail.server.plain;

import org.jspecify.annotations.NullMarked;
