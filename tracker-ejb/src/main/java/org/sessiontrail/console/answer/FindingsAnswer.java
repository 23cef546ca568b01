package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sessiontrail.console.http.Parameters;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.detect.FindingList;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * What the rules of detection found.
 *
 * <pre>
 * GET  ?from=TIME&amp;to=TIME&amp;rule=RULE&amp;session=ID&amp;user=NAME
 * </pre>
 *
 * Reading is recorded before anything is shown.
 */
public final class FindingsAnswer {
  private static final Logger LOG = System.getLogger(FindingsAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public FindingsAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    TrailReader reader = tracker.find(TrailReader.class);
    if (reader == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    Parameters parameters =
        new Parameters(request, Set.of("from", "to", "rule", "session", "user"));
    TrailQuery query =
        parameters.period().ofSession(parameters.text("session")).ofUser(parameters.text("user"));
    String rule = parameters.text("rule");
    if (!parameters.mistakes().isEmpty()) {
      Problem.badRequest(parameters.mistakes()).writeTo(response);
      return;
    }
    try {
      FindingList list = FindingList.read(reader, query, rule);
      Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
      long rows = list.rows().size();
      tracker
          .spool()
          .offer(
              access.ended(Outcome.SUCCESS, "findings", query, rows, null, tracker.clock()), null);
      Problem.write(response, "application/json", answer(list));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      LOG.log(
          Level.ERROR, "TRK-0552 the trail of " + tracker.config().app() + " could not be read", e);
      Problem.failed("TRK-0552").writeTo(response);
    }
  }

  private static Map<String, Object> answer(FindingList list) {
    List<List<Object>> rows = new ArrayList<>();
    for (TrailRecord each : list.rows()) {
      Map<String, Object> members = FindingList.members(each);
      List<Object> row = new ArrayList<>();
      FindingList.COLUMNS.forEach(name -> row.add(members.getOrDefault(name, "")));
      rows.add(row);
    }
    Map<String, Object> out = new TreeMap<>();
    out.put("report", "findings");
    out.put("definition", "What the rules of detection found, in order of the time they found it.");
    out.put(
        "columns",
        FindingList.COLUMNS.stream()
            .map(name -> Map.of("name", name, "type", type(name)))
            .toList());
    out.put("rows", rows);
    out.put("more", list.more());
    return out;
  }

  private static String type(String column) {
    return switch (column) {
      case "index", "score" -> "integer";
      case "evidence" -> "list";
      default -> "text";
    };
  }
}
