/**
 * What somebody might want next, and why: items that others had together, else what is popular.
 *
 * <p>Threads: any. Fails by: recommending less. Starts at: {@link
 * org.sessiontrail.person.recommend.Recommender}.
 */
@NullMarked
package org.sessiontrail.person.recommend;

import org.jspecify.annotations.NullMarked;
