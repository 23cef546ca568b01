/** Tests of the interchange formats, with readers and schemas that are not ours. */
@NullMarked
package org.sessiontrail.report.interchange;

import org.jspecify.annotations.NullMarked;
