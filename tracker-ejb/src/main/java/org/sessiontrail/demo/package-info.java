/**
 * A made-up history of a shop, marked as such, for demonstrations, tests and measurements.
 *
 * <p>Whatever is in it was drawn by a seed: the same settings give the same people, the same steps
 * and the same records but for their salts. What was planted is stated in {@link
 * org.sessiontrail.demo.DemoPlants}, what there is of everything in {@link
 * org.sessiontrail.demo.DemoTruth}.
 *
 * <p>Threads: a history belongs to one thread.
 *
 * <p>Fails by: {@link org.sessiontrail.store.StoreException} when the log can't be written or is
 * not one for made-up records.
 *
 * <p>Starts at: {@link org.sessiontrail.demo.DemoHistory}.
 */
@NullMarked
package org.sessiontrail.demo;

import org.jspecify.annotations.NullMarked;
