package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Parameters;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.review.Disposition;
import org.sessiontrail.review.Review;
import org.sessiontrail.review.ReviewDay;
import org.sessiontrail.review.ReviewItem;
import org.sessiontrail.review.ReviewQueue;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.TrailReader;

/**
 * The review queue: its days, the items of a day, and what a reviewer concluded.
 *
 * <pre>
 * GET  ?from=DAY&amp;to=DAY                            days
 * GET  ?day=DAY                                    items
 * POST day=DAY&amp;disposition=NAME&amp;note=TEXT&amp;item=N   the record that somebody looked
 * </pre>
 *
 * Reading is recorded before anything is shown. A review that could not be recorded is answered
 * with 503.
 */
public final class ReviewAnswer {
  private static final Logger LOG = System.getLogger(ReviewAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public ReviewAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    TrailReader reader = tracker.find(TrailReader.class);
    if (reader == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    ReviewQueue queue = new ReviewQueue(reader);
    try {
      if (request.getMethod().equals("POST")) {
        conclude(queue, request, response);
      } else {
        show(queue, request, response);
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      LOG.log(
          Level.ERROR, "TRK-0552 the trail of " + tracker.config().app() + " could not be read", e);
      Problem.failed("TRK-0552").writeTo(response);
    }
  }

  private void show(ReviewQueue queue, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    Parameters parameters = new Parameters(request, Set.of("from", "to", "day"));
    LocalDate day = parameters.day("day");
    LocalDate from = parameters.day("from");
    LocalDate to = parameters.day("to");
    if (day != null && (from != null || to != null)) {
      parameters.mistake("give either day, or from and to");
    }
    if (!parameters.mistakes().isEmpty()) {
      Problem.badRequest(parameters.mistakes()).writeTo(response);
      return;
    }
    Map<String, Object> answer = day == null ? days(queue, from, to) : items(queue, day);
    long rows = ((List<?>) answer.getOrDefault("rows", List.of())).size();
    Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
    tracker
        .spool()
        .offer(access.ended(Outcome.SUCCESS, "review", null, rows, null, tracker.clock()), null);
    Problem.write(response, "application/json", answer);
  }

  private static Map<String, Object> days(
      ReviewQueue queue, @Nullable LocalDate from, @Nullable LocalDate to) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    for (ReviewDay day : queue.days(from, to)) {
      StringJoiner topics = new StringJoiner(" ");
      day.counts().forEach((topic, count) -> topics.add(topic.id() + "=" + count));
      rows.add(
          List.of(
              day.day().toString(), day.state(), day.items(), day.settled(), topics.toString()));
    }
    return answer(
        "Days, in UTC, with records that somebody has to look at, and whether somebody did.",
        List.of("day", "state", "items", "settled", "topics"),
        rows);
  }

  private static Map<String, Object> items(ReviewQueue queue, LocalDate day) throws Exception {
    ReviewDay state = queue.day(day);
    List<List<Object>> rows = new ArrayList<>();
    for (ReviewItem item : queue.items(day)) {
      Disposition concluded = item.disposition();
      rows.add(
          List.of(
              item.index(),
              TrailClock.format(item.atMicros()),
              item.topic().id(),
              concluded == null ? "" : concluded.id(),
              item.topic().sentence()));
    }
    Map<String, Object> out =
        answer(
            "Records of a day that somebody has to look at, in order of time.",
            List.of("index", "at", "topic", "disposition", "sentence"),
            rows);
    out.put("day", day.toString());
    out.put("state", state.state());
    out.put("items", state.items());
    return out;
  }

  private static Map<String, Object> answer(
      String definition, List<String> columns, List<List<Object>> rows) {
    Map<String, Object> out = new TreeMap<>();
    out.put("report", "review");
    out.put("definition", definition);
    out.put(
        "columns",
        columns.stream()
            .map(
                name ->
                    Map.of(
                        "name",
                        name,
                        "type",
                        Set.of("items", "settled", "index").contains(name) ? "integer" : "text"))
            .toList());
    out.put("rows", rows);
    return out;
  }

  private void conclude(ReviewQueue queue, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    Parameters parameters = new Parameters(request, Set.of("day", "disposition", "note", "item"));
    LocalDate day = parameters.day("day");
    Long item = parameters.number("item");
    Disposition disposition = Disposition.of(parameters.text("disposition"));
    String note = parameters.text("note", Review.MAX_NOTE);
    if (day == null && parameters.text("day") == null) {
      parameters.mistake("day is missing");
    }
    if (disposition == null) {
      parameters.mistake("disposition is one of " + String.join(", ", Disposition.names()));
    }
    if (day == null || disposition == null || !parameters.mistakes().isEmpty()) {
      Problem.badRequest(parameters.mistakes()).writeTo(response);
      return;
    }
    if (item != null && queue.items(day).stream().noneMatch(each -> each.index() == item)) {
      Problem.badRequest(List.of(item + " is no item of " + day)).writeTo(response);
      return;
    }
    long items = item == null ? queue.day(day).items() : 1;
    record(new Review(day, items, disposition, item), note, request, response);
  }

  private void record(
      Review review,
      @Nullable String note,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long now = tracker.clock().epochMicros();
    if (!tracker.spool().offer(review.fact(now, "http", request.getRemoteUser(), note), null)) {
      Problem.unavailable(
              "The review could not be recorded: the tracker's queue is full or closed.")
          .writeTo(response);
      return;
    }
    Map<String, Object> out = new TreeMap<>();
    out.put("day", review.day().toString());
    out.put("items", review.items());
    out.put("disposition", review.disposition().id());
    Long subject = review.subject();
    if (subject != null) {
      out.put("item", subject);
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    Problem.write(response, "application/json", out);
  }
}
