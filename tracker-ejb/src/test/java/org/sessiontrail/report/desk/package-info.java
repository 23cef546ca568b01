/** Tests of what is given to who helps. */
@NullMarked
package org.sessiontrail.report.desk;

import org.jspecify.annotations.NullMarked;
