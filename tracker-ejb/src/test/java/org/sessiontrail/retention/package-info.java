/** Tests of what retention does at one go, with clocks and stores of their own. */
@NullMarked
package org.sessiontrail.retention;

import org.jspecify.annotations.NullMarked;
