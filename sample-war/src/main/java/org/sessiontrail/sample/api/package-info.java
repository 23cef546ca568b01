/**
 * The shelves for machines: JSON under {@code /api}.
 *
 * <p>Threads: a request's own.
 *
 * <p>Fails by: a status and a JSON object that says why.
 *
 * <p>Starts at: {@link org.sessiontrail.sample.api.ProductsResource}.
 */
@NullMarked
package org.sessiontrail.sample.api;

import org.jspecify.annotations.NullMarked;
