/**
 * What a session has to prove before it may go on: challenges, proofs, and which requests need one.
 * Plain Java; the servlet edge asks and answers.
 *
 * <p>Threads: any; what a trail knows of its proofs is guarded by itself.
 *
 * <p>Fails by: asking. A proof that is not known counts as not given.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.challenge.ChallengePolicy}.
 */
@NullMarked
package org.sessiontrail.capture.challenge;

import org.jspecify.annotations.NullMarked;
