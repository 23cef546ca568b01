/**
 * One file for somebody who disputes what happened: a report to be read, and the evidence for it.
 *
 * <p>Threads: one thread a pack.
 *
 * <p>Fails by: {@link org.sessiontrail.report.dispute.NothingToShowException} when no sealed record
 * meets the conditions; else what the store or the output threw. Leaves no temporary file.
 *
 * <p>Starts at: {@link org.sessiontrail.report.dispute.DisputePack}.
 */
@NullMarked
package org.sessiontrail.report.dispute;

import org.jspecify.annotations.NullMarked;
