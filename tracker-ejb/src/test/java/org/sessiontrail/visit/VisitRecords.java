package org.sessiontrail.visit;

import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.store.TrailRecords;

/** Random histories of a few trails: requests, actions, users, and what pages tell of them. */
public final class VisitRecords {
  private static final List<String> TOLD =
      List.of("view", "leave", "leave", "timing", "click", "error", "form-submit", "content-view");

  private static final List<String> REFERRERS =
      List.of(
          "https://www.google.com/", "https://t.co/x", "https://blog.example.org/", "about:blank");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
          "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/126.0.0.0 Mobile Safari/537.36",
          "kube-probe/1.29");
  private static final List<String> QUERIES =
      List.of("", "utm_source=letter&utm_medium=email&utm_campaign=june", "gclid=1");

  private final TrailRecords stream;
  private final Random comers;
  private final Random random;
  private final Map<String, List<String[]>> pages = new HashMap<>();
  private long at = T0;
  private int named;

  /** Records of {@code stream} by {@code seed}. */
  public VisitRecords(TrailRecords stream, long seed) {
    this.stream = stream;
    this.random = new Random(seed);
    this.comers = new Random(-seed);
  }

  /** An action with details. */
  public static Fact.Builder action(long micros, String name, Map<String, String> detail) {
    Fact.Builder out =
        Fact.of(Kind.ACTION, micros).put("name", name).put("outcome", "success").put("ms", 3);
    detail.forEach((key, value) -> out.personal("detail", key, value));
    return out;
  }

  /** What a page tells. */
  public static Fact.Builder told(
      long micros, String sid, String event, String page, String route) {
    return Fact.of(Kind.PAGE_EVENT, micros)
        .on(sid)
        .put("event", event)
        .put("page", page)
        .put("route", route)
        .put("offset", 1)
        .put("age", 0);
  }

  /** The next record. */
  public StoredRecord next() {
    at +=
        random.nextInt(12) == 0
            ? TimeUnit.MINUTES.toMicros(40)
            : random.nextInt((int) TimeUnit.MINUTES.toMicros(1));
    String sid = "t" + random.nextInt(5);
    return stream.next(
        switch (random.nextInt(6)) {
          case 0 -> action(sid);
          case 1, 2 -> request(sid);
          default -> page(sid);
        });
  }

  private TrailEvent action(String sid) {
    if (random.nextInt(6) == 0) {
      return Fact.of(Kind.LOGIN, at).on(sid).user("user" + random.nextInt(3)).build();
    }
    String name = List.of("cart.add", "order.place", "goal").get(random.nextInt(3));
    return action(at, name, Map.of("total", random.nextInt(9) + ".5")).on(sid).build();
  }

  private TrailEvent request(String sid) {
    RequestType type =
        List.of(RequestType.PAGE, RequestType.PAGE, RequestType.OTHER, RequestType.STATIC)
            .get(random.nextInt(4));
    String route = "/p" + random.nextInt(4);
    if (type == RequestType.PAGE) {
      remember(sid, route);
    }
    return new RequestEvent(
        new RequestFacts(
            at - random.nextInt(2_000_000),
            "GET",
            route,
            one(QUERIES),
            one(REFERRERS),
            one(AGENTS),
            "203.0.113.57",
            null),
        sid,
        random.nextInt(10) == 0 ? "user" + random.nextInt(3) : null,
        route,
        type,
        new RequestResult(random.nextInt(9) == 0 ? 500 : 200, Outcome.SUCCESS, 12_345, 10, null));
  }

  private String one(List<String> of) {
    return of.get(comers.nextInt(of.size()));
  }

  private String remember(String sid, String route) {
    String page = "page" + named++;
    pages.computeIfAbsent(sid, key -> new ArrayList<>()).add(new String[] {page, route});
    return page;
  }

  private TrailEvent page(String sid) {
    List<String[]> known = pages.getOrDefault(sid, List.of());
    if (known.isEmpty() || random.nextInt(8) == 0) {
      String route = "/soft" + random.nextInt(2);
      return told(at, sid, "view", remember(sid, route), route).put("soft", true).build();
    }
    String[] page = known.get(Math.max(0, known.size() - 1 - random.nextInt(4)));
    String event = TOLD.get(random.nextInt(TOLD.size()));
    Fact.Builder out = told(at, sid, event, page[0], page[1]);
    switch (event) {
      case "view" -> out.personal("what", "title", "Title " + page[0]);
      case "leave" -> out.put("visible", random.nextInt(90_000)).put("depth", random.nextInt(100));
      case "timing" -> out.put("lcp", random.nextInt(3_000)).put("ttfb", 20);
      default -> out.personal("what", "element", "e" + random.nextInt(3));
    }
    return out.build();
  }
}
