/** Tests of what follows a finding. */
@NullMarked
package org.sessiontrail.respond;

import org.jspecify.annotations.NullMarked;
