/** The architecture as rules: which package may know which, and how large a part may grow. */
@NullMarked
package org.sessiontrail.architecture;

import org.jspecify.annotations.NullMarked;
