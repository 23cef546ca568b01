/**
 * Who is behind a session as far as that session shows it: interests, items, stage; in memory only.
 *
 * <p>Threads: any. Fails by: knowing nothing; where the visitor does not permit personalisation
 * nothing is kept. Starts at: {@link org.sessiontrail.person.Personal}.
 */
@NullMarked
package org.sessiontrail.person;

import org.jspecify.annotations.NullMarked;
