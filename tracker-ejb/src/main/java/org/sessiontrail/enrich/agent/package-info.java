/**
 * What a client says of itself in {@code User-Agent}, in the field's words: device, browser,
 * operating system, sort of bot.
 *
 * <p>Threads: everything here may be used by any number. Fails by: never; what is not known is
 * called so. Starts at: {@link org.sessiontrail.enrich.agent.AgentReader}.
 */
@NullMarked
package org.sessiontrail.enrich.agent;

import org.jspecify.annotations.NullMarked;
