/**
 * What detection can be told: the rules there are, with what each looks for, and their settings.
 *
 * <p>Threads: immutable values. Fails by: nothing. Starts at: {@link
 * org.sessiontrail.config.detect.DetectRule}.
 */
@NullMarked
package org.sessiontrail.config.detect;

import org.jspecify.annotations.NullMarked;
