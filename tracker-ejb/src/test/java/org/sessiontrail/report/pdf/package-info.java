/** Tests of the audit report as a document. */
@NullMarked
package org.sessiontrail.report.pdf;

import org.jspecify.annotations.NullMarked;
