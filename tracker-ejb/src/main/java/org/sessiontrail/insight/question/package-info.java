/**
 * What is asked of the visits, what is answered, and how an answer is made.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link org.sessiontrail.store.StoreException}
 * where the database does. Starts at: {@link org.sessiontrail.insight.question.Report}.
 */
@NullMarked
package org.sessiontrail.insight.question;

import org.jspecify.annotations.NullMarked;
