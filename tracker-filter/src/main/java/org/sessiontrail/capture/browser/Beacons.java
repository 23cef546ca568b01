package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.privacy.RouteTemplates;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;

/**
 * Takes beacons: judges where each comes from, whether it may be kept, whether there are too many,
 * what it says, and records what is left. What is refused is counted by reason.
 *
 * <p>Threads: any.
 */
final class Beacons {
  static final String MALFORMED = "beacon-malformed";
  static final String ORIGIN = "beacon-origin";
  static final String RATE = "beacon-rate";
  static final String REPEATED = "beacon-repeated";

  private static final int NOT_FOUND = 404;
  private static final int FOUND = 200;

  private final TrailRecorder recorder;
  private final CapturePolicy policy;
  private final AnalyticsGate gate;
  private final BeaconRate rate;
  private final SeenBatches seen = new SeenBatches();
  private final PageBatchReader reader;

  /** Apart from those of requests, so that nobody can fill these with pages that are none. */
  private final RouteTemplates softRoutes;

  Beacons(TrailRecorder recorder, TrackerConfig config, String contextPath) {
    this.recorder = recorder;
    this.policy = recorder.policy();
    this.gate = new AnalyticsGate(config.browser().consent());
    this.rate = new BeaconRate(config.browser().eventsPerSecond(), recorder.nanos());
    this.reader = new PageBatchReader(config.browser().searchParameters());
    this.softRoutes = new RouteTemplates(config.privacy().routes(), contextPath);
  }

  /** Takes the beacon of a request. */
  void take(HttpServletRequest request, Function<HttpServletRequest, PageVisitor> visitors) {
    AnalyticsGate.Verdict verdict = gate.of(request);
    if (!BeaconOrigin.isOwn(request)) {
      recorder.suppress(ORIGIN);
    } else if (verdict.reason() != null) {
      recorder.suppress(verdict.reason());
    } else {
      take(request, visitors.apply(request), verdict.tied());
    }
  }

  private void take(HttpServletRequest request, PageVisitor visitor, boolean tied) {
    SessionSight session = visitor.session();
    String id = session == null ? null : session.id();
    if (!rate.admits(id, 1, recorder.nanos())) {
      recorder.suppress(RATE);
      return;
    }
    PageBatch batch = read(request);
    if (batch == null) {
      recorder.suppress(MALFORMED);
    } else if (!seen.isNew(id, batch.page(), batch.number())) {
      recorder.suppress(REPEATED);
    } else if (policy.excludes(batch.path())) {
      recorder.suppress("excluded");
    } else {
      keep(batch, id, tied ? visitor : new PageVisitor(null));
    }
  }

  private @Nullable PageBatch read(HttpServletRequest request) {
    String body = BeaconBody.of(request);
    try {
      return body == null ? null : reader.read(body);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void keep(PageBatch batch, @Nullable String session, PageVisitor visitor) {
    for (int i = 0; i < batch.dropped(); i++) {
      recorder.suppress(MALFORMED);
    }
    int more = batch.events().size() - 1;
    if (more > 0 && !rate.admits(session, more, recorder.nanos())) {
      recorder.suppress(RATE);
      return;
    }
    if (more >= 0) {
      recorder.record(visitor.session(), facts(batch));
    }
  }

  private List<Fact.Builder> facts(PageBatch batch) {
    String path = policy.path(batch.path());
    String route = route(path);
    List<Fact.Builder> out = new ArrayList<>();
    for (PageTold told : batch.events()) {
      long clock = Math.max(0, batch.clockMillis() - told.ageMillis());
      Fact.Builder fact =
          Fact.of(Kind.PAGE_EVENT, recorder.stamp())
              .put("event", told.event().id())
              .put("page", batch.page())
              .put("route", route)
              .put("offset", told.offsetMillis())
              .put("age", told.ageMillis())
              .put("clientAt", TrailClock.format(clock * 1_000))
              .personal("what", "path", told.event() == PageEvent.VIEW ? path : null);
      told.fields().forEach((field, value) -> field.put(fact, value, policy));
      for (Map.Entry<String, String> entry : told.detail().entrySet()) {
        fact.personal("detail", policy.detail(entry.getKey()), policy.detail(entry.getValue()));
      }
      out.add(fact);
    }
    return out;
  }

  /** That of the requests for the same path, else one of pages that no request was made for. */
  private String route(String path) {
    String known = policy.route(path, NOT_FOUND);
    return known.equals(RouteTemplates.UNMATCHED) ? softRoutes.of(path, FOUND) : known;
  }
}
