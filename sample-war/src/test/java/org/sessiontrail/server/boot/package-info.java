/** A shop on Spring Boot in an executable jar: the example of docs/capture.md, and its test. */
@NullMarked
package org.sessiontrail.server.boot;

import org.jspecify.annotations.NullMarked;
