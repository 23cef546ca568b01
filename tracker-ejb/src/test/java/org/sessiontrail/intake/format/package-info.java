@NullMarked
package org.sessiontrail.intake.format;

import org.jspecify.annotations.NullMarked;
