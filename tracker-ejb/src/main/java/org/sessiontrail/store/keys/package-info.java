/**
 * Personal values sealed under a key per person, which can be destroyed.
 *
 * <p>Threads: safe for any number of threads, each in its own transaction.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException} when the key file is missing or
 * another one. A value whose key was destroyed is not there; one that was changed is damaged.
 *
 * <p>Starts at: {@link org.sessiontrail.store.keys.SubjectKeys}.
 */
@NullMarked
package org.sessiontrail.store.keys;

import org.jspecify.annotations.NullMarked;
