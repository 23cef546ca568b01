/** Pages of the documentation that are written from the code, and held against it. */
@NullMarked
package org.sessiontrail.docs;

import org.jspecify.annotations.NullMarked;
