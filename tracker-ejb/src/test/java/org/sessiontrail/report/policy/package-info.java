/** Tests of the policies and what judges by them. */
@NullMarked
package org.sessiontrail.report.policy;

import org.jspecify.annotations.NullMarked;
