package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.Signals;
import org.sessiontrail.privacy.RouteTemplates;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.TrailClock;

/**
 * Takes beacons: judges where each comes from, whether it may be kept, whether there are too many,
 * what it says, and records what is left. What is refused is counted by reason.
 *
 * <p>Threads: any.
 */
final class Beacons {
  static final String CONSENT = "beacon-consent";
  static final String SIGNAL = "beacon-signal";
  static final String MALFORMED = "beacon-malformed";
  static final String ORIGIN = "beacon-origin";
  static final String RATE = "beacon-rate";
  static final String REPEATED = "beacon-repeated";

  private static final int NOT_FOUND = 404;
  private static final int FOUND = 200;

  private final TrailRecorder recorder;
  private final CapturePolicy policy;
  private final BeaconRate rate;
  private final SeenBatches seen = new SeenBatches();
  private final PageBatchReader reader;

  /** Apart from those of requests, so that nobody can fill these with pages that are none. */
  private final RouteTemplates softRoutes;

  Beacons(TrailRecorder recorder, TrackerConfig config, String contextPath) {
    this.recorder = recorder;
    this.policy = recorder.policy();
    this.rate = new BeaconRate(config.browser().eventsPerSecond(), recorder.nanos());
    this.reader = new PageBatchReader(config.browser().searchParameters());
    this.softRoutes = new RouteTemplates(config.privacy().routes(), contextPath);
  }

  /** Takes the beacon of a request. */
  void take(HttpServletRequest request, PageVisitors visitors) {
    if (!BeaconOrigin.isOwn(request)) {
      recorder.suppress(ORIGIN);
    } else if (PageVisitor.signals(request) != Signals.NONE) {
      recorder.suppress(SIGNAL);
    } else {
      PageVisitor visitor = visitors.of(request, false);
      Consent consent = visitor.consent(recorder.consents(), request);
      if (consent.allows(Purpose.ANALYTICS)) {
        take(request, visitor, consent);
      } else {
        recorder.suppress(CONSENT);
      }
    }
  }

  private void take(HttpServletRequest request, PageVisitor visitor, Consent consent) {
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
      keep(batch, visitor, consent);
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

  private void keep(PageBatch batch, PageVisitor visitor, Consent consent) {
    for (int i = 0; i < batch.dropped(); i++) {
      recorder.suppress(MALFORMED);
    }
    int more = batch.events().size() - 1;
    SessionSight session = visitor.session();
    String id = session == null ? null : session.id();
    if (more > 0 && !rate.admits(id, more, recorder.nanos())) {
      recorder.suppress(RATE);
      return;
    }
    if (more >= 0) {
      recorder.record(consent.isTied() ? session : null, facts(batch, consent.permit()));
    }
  }

  private List<Fact.Builder> facts(PageBatch batch, Permit permit) {
    String path = policy.path(batch.path());
    String route = route(path);
    List<Fact.Builder> out = new ArrayList<>();
    for (PageTold told : batch.events()) {
      long clock = Math.max(0, batch.clockMillis() - told.ageMillis());
      Fact.Builder fact =
          Fact.of(Kind.PAGE_EVENT, recorder.stamp())
              .permit(permit)
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
