@NullMarked
package org.sessiontrail.intake;

import org.jspecify.annotations.NullMarked;
