/**
 * Fern &amp; Kettle, a shop for tea and coffee whose every tracked use is a page of the guide.
 *
 * <p>Threads: what is here runs once, at start.
 *
 * <p>Fails by: nothing here fails.
 *
 * <p>Starts at: {@code web.HomeServlet}; the tracked beans are {@code catalogue.Catalogue}, {@code
 * catalogue.Search}, {@code order.CartService} and {@code order.Checkout}.
 */
@NullMarked
package org.sessiontrail.sample;

import org.jspecify.annotations.NullMarked;
