/** Every way in which the jars may come to an application, on real servers. */
@NullMarked
package org.sessiontrail.server.packaging;

import org.jspecify.annotations.NullMarked;
