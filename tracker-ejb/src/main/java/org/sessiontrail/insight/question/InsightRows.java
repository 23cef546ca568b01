package org.sessiontrail.insight.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;

/**
 * Where visits are asked.
 *
 * <p>Threads: safe for any number of threads.
 */
@FunctionalInterface
public interface InsightRows {
  /**
   * The rows of a statement that only reads; none while nothing was ever stored.
   *
   * @param statement names the log by {@link SqlPart#LOG}
   * @return values by column: texts, numbers of any type, or null
   * @throws StoreException when the database could not be read
   */
  List<@Nullable Object[]> rows(SqlPart statement) throws StoreException;
}
