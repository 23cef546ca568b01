/**
 * Plain SQL files of reports, with marked places and named parameters.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link IllegalArgumentException} where a file
 * and its use do not fit: a mistake of the code. Starts at: {@link
 * org.sessiontrail.insight.sql.SqlFile}.
 */
@NullMarked
package org.sessiontrail.insight.sql;

import org.jspecify.annotations.NullMarked;
