package org.sessiontrail.store.insight;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;

/** Native queries over the visits of one log. */
public final class JpaInsight implements InsightRows {
  private final LogWork work;

  /** The visits of the log of {@code work}. */
  public JpaInsight(LogWork work) {
    this.work = work;
  }

  @Override
  public List<@Nullable Object[]> rows(SqlPart statement) throws StoreException {
    return work.reading(List.of(), (manager, log) -> rows(manager, log, statement));
  }

  private static List<@Nullable Object[]> rows(EntityManager manager, int log, SqlPart statement) {
    Query query = manager.createNativeQuery(numbered(statement.text()));
    int number = 1;
    for (Object value : statement.values()) {
      query.setParameter(number++, value == SqlPart.LOG ? (Object) log : value);
    }
    List<@Nullable Object[]> out = new ArrayList<>();
    for (Object row : query.getResultList()) {
      out.add(row instanceof Object[] many ? many : new Object[] {row});
    }
    return out;
  }

  /** Names each parameter by its place, as JPA asks for. */
  private static String numbered(String sql) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (int i = 0; i < sql.length(); i++) {
      out.append(sql.charAt(i));
      if (sql.charAt(i) == '?') {
        out.append(++number);
      }
    }
    return out.toString();
  }
}
