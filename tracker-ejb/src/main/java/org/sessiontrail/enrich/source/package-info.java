/**
 * Where visits come from: the site that referred, the campaign that was named, the channel they
 * make together.
 *
 * <p>Threads: everything here may be used by any number. Fails by: never; what is not known is a
 * referral, or unassigned. Starts at: {@link org.sessiontrail.enrich.source.Touch}.
 */
@NullMarked
package org.sessiontrail.enrich.source;

import org.jspecify.annotations.NullMarked;
