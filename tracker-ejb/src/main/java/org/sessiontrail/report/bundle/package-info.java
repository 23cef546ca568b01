/**
 * Evidence to take away: a part of the log with everything needed to check it elsewhere, as one zip
 * file or a directory.
 *
 * <p>Threads: one thread.
 *
 * <p>Fails by: {@link java.io.IOException} when writing; reading never fails on what a bundle
 * holds, that is a finding.
 *
 * <p>Starts at: {@link org.sessiontrail.report.bundle.BundleWriter}.
 */
@NullMarked
package org.sessiontrail.report.bundle;

import org.jspecify.annotations.NullMarked;
