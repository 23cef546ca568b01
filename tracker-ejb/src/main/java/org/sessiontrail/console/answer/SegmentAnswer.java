package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.insight.segment.SavedSegment;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.StoreException;

/**
 * Saved segments.
 *
 * <pre>
 * GET    /segments                                                      all of them
 * GET    /segments/NAME                                                 one
 * PUT    /segments/NAME?segment=TEXT&amp;description=TEXT&amp;owner=TEXT        saves it
 * DELETE /segments/NAME                                                 forgets it
 * </pre>
 *
 * A change is recorded before it is made; one that could not be recorded is answered with 503 and
 * not made. The owner is whoever saves it unless given.
 */
public final class SegmentAnswer {
  /** Where they are, below the path of the tracker. */
  public static final String PATH = "/api/v1/segments";

  private static final Logger LOG = System.getLogger(SegmentAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public SegmentAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SavedSegments segments = tracker.find(SavedSegments.class);
    if (segments == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    String path = String.valueOf(request.getPathInfo());
    String name = path.substring(Math.min(path.length(), PATH.length() + 1));
    Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
    try {
      switch (request.getMethod()) {
        case "PUT" -> save(segments, name, access, request, response);
        case "DELETE" -> delete(segments, name, access, response);
        default -> show(segments, name, access, response);
      }
    } catch (StoreException e) {
      LOG.log(
          Level.ERROR,
          "TRK-0698 the saved segments of " + tracker.config().app() + " could not be reached",
          e);
      record(access, Outcome.FAILED, "segment", Map.of(), 0, e);
      Problem.failed("TRK-0698").writeTo(response);
    }
  }

  private void show(
      SavedSegments segments, String name, Access access, HttpServletResponse response)
      throws IOException, StoreException {
    if (name.isEmpty()) {
      List<SavedSegment> all = segments.all();
      record(access, Outcome.SUCCESS, "segment.list", Map.of(), all.size(), null);
      Problem.write(
          response,
          "application/json",
          new TreeMap<>(Map.of("segments", all.stream().map(SegmentAnswer::told).toList())));
      return;
    }
    Optional<SavedSegment> found = segments.named(name);
    record(
        access,
        Outcome.SUCCESS,
        "segment.show",
        Map.of("name", name),
        found.isEmpty() ? 0 : 1,
        null);
    if (found.isEmpty()) {
      missing(response);
    } else {
      Problem.write(response, "application/json", told(found.get()));
    }
  }

  private void save(
      SavedSegments segments,
      String name,
      Access access,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, StoreException {
    String owner = request.getParameter("owner");
    SavedSegment segment =
        new SavedSegment(
            name,
            Optional.ofNullable(request.getParameter("segment")).orElse(""),
            request.getParameter("description"),
            owner == null ? request.getRemoteUser() : owner,
            tracker.clock().epochMicros());
    if (!segment.mistakes().isEmpty()) {
      Problem.badRequest(segment.mistakes()).writeTo(response);
      return;
    }
    Map<String, String> conditions = Map.of("name", name, "segment", segment.text());
    if (record(access, Outcome.SUCCESS, "segment.save", conditions, 1, null)) {
      segments.save(segment);
      Problem.write(response, "application/json", told(segment));
    } else {
      notRecorded(response);
    }
  }

  private void delete(
      SavedSegments segments, String name, Access access, HttpServletResponse response)
      throws IOException, StoreException {
    if (segments.named(name).isEmpty()) {
      missing(response);
    } else if (record(access, Outcome.SUCCESS, "segment.delete", Map.of("name", name), 1, null)) {
      segments.delete(name);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      notRecorded(response);
    }
  }

  private static void missing(HttpServletResponse response) throws IOException {
    Problem.notFound("TRK-0697 There is no saved segment of that name.").writeTo(response);
  }

  private static void notRecorded(HttpServletResponse response) throws IOException {
    Problem.unavailable(
            "Nothing was changed, for it could not be recorded: the tracker's queue is full or"
                + " closed.")
        .writeTo(response);
  }

  private boolean record(
      Access access,
      Outcome outcome,
      String what,
      Map<String, String> conditions,
      long rows,
      @Nullable Exception error) {
    return tracker
        .spool()
        .offer(access.answered(outcome, what, conditions, rows, error, tracker.clock()), null);
  }

  private static Map<String, Object> told(SavedSegment segment) {
    Map<String, Object> out = new TreeMap<>();
    out.put("name", segment.name());
    out.put("segment", segment.text());
    out.put("changed", TrailClock.format(segment.changedMicros()));
    String description = segment.description();
    if (description != null) {
      out.put("description", description);
    }
    String owner = segment.owner();
    if (owner != null) {
      out.put("owner", owner);
    }
    return out;
  }
}
