/**
 * Carts, products, checkout and revenue of shops.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.question.QuestionMistakes} where parameters do not fit. Starts at:
 * {@link org.sessiontrail.insight.commerce.Products}.
 */
@NullMarked
package org.sessiontrail.insight.commerce;

import org.jspecify.annotations.NullMarked;
