/**
 * What the tracker answers to the person whose session it is, about themselves and nobody else.
 *
 * <p>Threads: any. Fails by: a problem document. Starts at: {@link
 * org.sessiontrail.console.person.ActivityAnswer}.
 */
@NullMarked
package org.sessiontrail.console.person;

import org.jspecify.annotations.NullMarked;
