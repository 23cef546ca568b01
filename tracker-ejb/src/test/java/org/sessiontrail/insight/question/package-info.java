/** Tests. */
@NullMarked
package org.sessiontrail.insight.question;

import org.jspecify.annotations.NullMarked;
