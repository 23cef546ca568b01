@NullMarked
package org.sessiontrail.console.html;

import org.jspecify.annotations.NullMarked;
