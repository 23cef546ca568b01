@NullMarked
package org.sessiontrail.console.frame;

import org.jspecify.annotations.NullMarked;
