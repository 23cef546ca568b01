/**
 * Everything a tracker can be told: one immutable value, every mistake reported at once.
 *
 * <p>Threads: immutable values.
 *
 * <p>Fails by: a list of every mistake, when a configuration is read; never later.
 *
 * <p>Starts at: {@link org.sessiontrail.config.TrackerConfig}, made by {@link
 * org.sessiontrail.config.ConfigLoader}.
 */
@NullMarked
package org.sessiontrail.config;

import org.jspecify.annotations.NullMarked;
