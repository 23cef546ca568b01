/** Tests of orders. */
@NullMarked
package org.sessiontrail.respond.order;

import org.jspecify.annotations.NullMarked;
