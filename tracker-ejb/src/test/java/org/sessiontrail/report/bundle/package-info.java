/** Bundles: written, read, and damaged in every way. */
@NullMarked
package org.sessiontrail.report.bundle;

import org.jspecify.annotations.NullMarked;
