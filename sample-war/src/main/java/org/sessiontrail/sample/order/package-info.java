/**
 * From the cart to the placed order, and the stock it is taken from. Orders live as long as the
 * server, addresses as long as the shop runs.
 *
 * <p>Threads: services may be called by any thread; a cart and a checkout draft belong to one
 * session and guard themselves.
 *
 * <p>Fails by: an exception that names the product and what is left, or by a list of messages a
 * form can show.
 *
 * <p>Starts at: {@link org.sessiontrail.sample.order.CartService} and {@link
 * org.sessiontrail.sample.order.Checkout}.
 */
@NullMarked
package org.sessiontrail.sample.order;

import org.jspecify.annotations.NullMarked;
