@NullMarked
package org.sessiontrail.store.visit;

import org.jspecify.annotations.NullMarked;
