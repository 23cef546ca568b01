@NullMarked
package org.sessiontrail.microprofile;

import org.jspecify.annotations.NullMarked;
