/** Tests of the ways to tell somebody. */
@NullMarked
package org.sessiontrail.respond.channel;

import org.jspecify.annotations.NullMarked;
