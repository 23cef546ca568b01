/**
 * What a raw record means: device, bot, place, channel, content, visit by visit. Pure functions of
 * records and configuration: run again over the same records they say the same.
 *
 * <p>Threads: everything here may be used by any number. Fails by: never at a record; a broken file
 * of the operator's is refused when it is opened.
 */
@NullMarked
package org.sessiontrail.enrich;

import org.jspecify.annotations.NullMarked;
