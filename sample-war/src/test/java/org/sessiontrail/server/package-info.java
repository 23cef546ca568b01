/** Tests of the delivered jars on real servers, with a real browser. */
@NullMarked
package org.sessiontrail.server;

import org.jspecify.annotations.NullMarked;
