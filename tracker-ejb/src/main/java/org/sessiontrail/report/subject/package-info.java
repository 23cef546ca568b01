/**
 * What the log holds of one person, for that person: data, proofs and a page in plain words.
 *
 * <p>Threads: one thread at a time.
 *
 * <p>Fails by: what the store or the output threw; the file then lacks its end.
 *
 * <p>Starts at: {@link org.sessiontrail.report.subject.SubjectExport}.
 */
@NullMarked
package org.sessiontrail.report.subject;

import org.jspecify.annotations.NullMarked;
