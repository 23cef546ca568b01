@NullMarked
package org.sessiontrail.demo;

import org.jspecify.annotations.NullMarked;
