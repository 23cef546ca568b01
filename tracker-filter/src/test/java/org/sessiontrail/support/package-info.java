/** Tests of support codes. */
@NullMarked
package org.sessiontrail.support;

import org.jspecify.annotations.NullMarked;
