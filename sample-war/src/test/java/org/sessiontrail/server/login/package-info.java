/** Users who sign in by Jakarta Security, on a real server. */
@NullMarked
package org.sessiontrail.server.login;

import org.jspecify.annotations.NullMarked;
