/**
 * Hibernate edge: an integrator that records committed changes of {@code @Tracked} entities. Only
 * Hibernate itself loads it, by its service file.
 *
 * <p>Threads: the thread that commits.
 *
 * <p>Fails by: leaving changes unrecorded; neither a session factory nor a transaction fails.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.hibernate.ChangeIntegrator}.
 */
@NullMarked
package org.sessiontrail.capture.hibernate;

import org.jspecify.annotations.NullMarked;
