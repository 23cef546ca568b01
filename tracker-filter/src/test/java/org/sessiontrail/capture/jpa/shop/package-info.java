/** The entities of a small shop, for the tests of changes of data. */
@NullMarked
package org.sessiontrail.capture.jpa.shop;

import org.jspecify.annotations.NullMarked;
