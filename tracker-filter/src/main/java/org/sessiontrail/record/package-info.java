/**
 * What one recorded fact is: immutable values and their stored form. Plain Java.
 *
 * <p>Threads: every type is immutable or confined to the thread that made it.
 *
 * <p>Fails by: {@link java.lang.IllegalArgumentException} for bytes that are not a canonical leaf;
 * building and encoding a fact never throws for any text a client can send.
 *
 * <p>Starts at: {@link org.sessiontrail.record.TrailEvent}.
 */
@NullMarked
package org.sessiontrail.record;

import org.jspecify.annotations.NullMarked;
