package org.sessiontrail.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Visits, page views and deeds as their tables hold them: rows by table, values by column.
 *
 * @param visits rows of {@code tracker_visit}
 * @param views rows of {@code tracker_view}
 * @param deeds rows of {@code tracker_deed}
 */
@NullUnmarked // values of rows, which the test knows
public record History(
    List<Map<String, @Nullable Object>> visits,
    List<Map<String, @Nullable Object>> views,
    List<Map<String, @Nullable Object>> deeds) {
  /** The log that is asked. */
  public static final int LOG = 7;

  /** 2026-03-20: nine days before the clocks of Europe go on. */
  public static final long START = 1_773_964_800_000_000L;

  /** How long a history is. */
  public static final long LENGTH = TimeUnit.DAYS.toMicros(20);

  /** An empty history. */
  public static History empty() {
    return new History(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** A small history with everything in it that reports tell apart. */
  public static History random(long seed) {
    History out = empty();
    new Making(seed, out).make();
    return out;
  }

  /** The visit that {@code row}, a view or a deed, is in. */
  public Map<String, @Nullable Object> visitOf(Map<String, @Nullable Object> row) {
    return visits.stream()
        .filter(
            visit ->
                visit.get("log_id").equals(row.get("log_id"))
                    && visit.get("sid").equals(row.get("sid"))
                    && visit.get("num").equals(row.get("visit_num")))
        .findFirst()
        .orElseThrow();
  }

  /** Makes one history. */
  private static final class Making {
    private final Random random;
    private final Random traces;
    private final boolean hasScript;
    private final History to;
    private long idx;

    Making(long seed, History to) {
      this.random = new Random(seed);
      this.traces = new Random(-seed);
      this.hasScript = seed % 2 == 0;
      this.to = to;
    }

    private void make() {
      int trails = 1 + random.nextInt(40);
      for (int trail = 0; trail < trails; trail++) {
        int log = random.nextInt(8) == 0 ? LOG + 1 : LOG;
        int visits = 1 + random.nextInt(3);
        for (int num = 1; num <= visits; num++) {
          visit(log, "t" + trail, num);
        }
      }
    }

    private void visit(int log, String sid, int num) {
      long start =
          START + num * TimeUnit.DAYS.toMicros(5) + random.nextLong(TimeUnit.DAYS.toMicros(5));
      Map<String, @Nullable Object> visit = new LinkedHashMap<>();
      visit.put("log_id", log);
      visit.put("sid", sid);
      visit.put("num", num);
      visit.put("first_idx", idx);
      visit.put("start_micros", start);
      String user = random.nextInt(3) == 0 ? "u" + random.nextInt(4) : null;
      visit.put("subject_ref", user);
      visit.put("visitor", random.nextInt(9) == 0 ? null : user == null ? sid : user);
      visit.put("is_returning", num > 1 ? 1 : 0);
      arrive(visit);
      int views = 0;
      int deeds = 0;
      long known = 0;
      int knownViews = 0;
      long at = start;
      int records = 1 + random.nextInt(6);
      Map<String, @Nullable Object> last = null;
      for (int step = 1; step <= records; step++) {
        if (random.nextInt(3) > 0) {
          if (last != null) {
            long millis = (at - (long) last.get("at_micros")) / 1_000;
            last.put("millis", millis);
            known += millis;
            knownViews++;
          }
          last = view(visit, at, step);
          to.views.add(last);
          views++;
        } else {
          to.deeds.add(deed(visit, at, step));
          deeds++;
        }
        visit.put("last_micros", at);
        at += random.nextLong(1, TimeUnit.MINUTES.toMicros(2));
      }
      visit.put("views", views);
      visit.put("deeds", deeds);
      visit.put("background", random.nextInt(3));
      visit.put("failures", random.nextInt(2));
      visit.put("known_views", knownViews);
      visit.put("known_millis", known);
      visit.put("steps", records);
      visit.put("exit_idx", last == null ? null : last.get("idx"));
      visit.put("exit_micros", last == null ? null : last.get("at_micros"));
      visit.put("exit_num", last == null ? null : last.get("num"));
      visit.put("exit_route", last == null ? null : last.get("route"));
      visit.put("entry_route", entry(visit));
      visit.put("landing_route", random.nextInt(5) == 0 ? null : route());
      visit.put("is_engaged", views > 1 || random.nextBoolean() ? 1 : 0);
      boolean converted = random.nextInt(4) == 0;
      visit.put("is_converted", converted ? 1 : 0);
      visit.put("value_milli", converted ? random.nextLong(100_000) : null);
      visit.put("currency", converted ? "EUR" : null);
      trace(visit);
      to.visits.add(visit);
    }

    private @Nullable Object entry(Map<String, @Nullable Object> visit) {
      return to.views.stream()
          .filter(view -> view.get("sid").equals(visit.get("sid")))
          .filter(view -> view.get("log_id").equals(visit.get("log_id")))
          .filter(view -> view.get("visit_num").equals(visit.get("num")))
          .map(view -> view.get("route"))
          .findFirst()
          .orElse(null);
    }

    /** Mostly with static files; with words of a page script in every other history. */
    private void trace(Map<String, @Nullable Object> visit) {
      visit.put("statics", traces.nextInt(9) == 0 ? 0 : 1 + traces.nextInt(9));
      visit.put("told", hasScript && traces.nextInt(9) > 0 ? 1 + traces.nextInt(9) : 0);
      List<String> hints = List.of("", "", "", "steady", "fast", "steady fast");
      String hint = hints.get(traces.nextInt(hints.size()));
      visit.put("bot_hint", hint.isEmpty() ? null : hint);
    }

    private void arrive(Map<String, @Nullable Object> visit) {
      visit.put("device", pick("desktop", "phone", "tablet"));
      visit.put("browser", pick("Chrome", "Firefox", null));
      visit.put("browser_version", pick("126", "127"));
      visit.put("os", pick("Windows", "Android", null));
      visit.put("os_version", pick("10", "14", null));
      visit.put("bot", pick("none", "none", "none", null, "search-engine"));
      visit.put("country", pick("DE", "FR", null));
      visit.put("region", pick("Bavaria", null));
      visit.put("city", pick("Munich", "Ansbach", null));
      visit.put("language", pick("de", "fr", null));
      visit.put("source", pick("google", "news", null, "50%_off!"));
      visit.put("medium", pick("organic", "email", null));
      visit.put("campaign", pick("spring", null));
      visit.put("campaign_term", pick("shoes", null));
      visit.put("campaign_content", pick("a", "b", null));
      visit.put("referrer_host", pick("www.google.com", null));
      visit.put("channel", pick("Organic Search", "Email", "Direct"));
      visit.put("app_release", pick("1.0", "1.1"));
    }

    private Map<String, @Nullable Object> view(
        Map<String, @Nullable Object> visit, long at, int num) {
      Map<String, @Nullable Object> out = row(visit, at, num);
      out.put("millis", null);
      out.put("route", route());
      out.put("topic", pick("shoes", "hats", null));
      out.put("format", pick("page", "video"));
      out.put("status", random.nextInt(9) == 0 ? 500 : 200);
      out.put("took_millis", random.nextLong(900));
      out.put("kind", "request");
      out.put("visible_millis", random.nextBoolean() ? random.nextLong(9_000) : null);
      out.put("scroll_percent", random.nextBoolean() ? random.nextInt(100) : null);
      for (String vital : List.of("ttfb", "fcp", "lcp", "inp", "cls")) {
        out.put(vital, random.nextBoolean() ? random.nextInt(4_000) : null);
      }
      return out;
    }

    private Map<String, @Nullable Object> deed(
        Map<String, @Nullable Object> visit, long at, int num) {
      Map<String, @Nullable Object> out = row(visit, at, num);
      String kind =
          pick(
              "action",
              "action",
              "search",
              "download",
              "outlink",
              "request",
              "request",
              "login",
              "content-view",
              "content-click",
              "rage-click",
              "form-abandon",
              "error");
      out.put("kind", kind);
      out.put("name", name(String.valueOf(kind)));
      out.put("route", route());
      out.put("method", "request".equals(kind) ? pick("POST", "PUT", "GET") : null);
      out.put("millis", random.nextInt(3) > 0 ? random.nextLong(3_000) : null);
      out.put("status", "request".equals(kind) ? pickStatus() : null);
      out.put("error", "error".equals(kind) ? pick("TypeError", "RangeError") : null);
      out.put("value_milli", random.nextBoolean() ? random.nextLong(50_000) : null);
      out.put("currency", pick("EUR", "CHF", null));
      out.put("quantity", random.nextBoolean() ? 1 + random.nextInt(3) : null);
      out.put("step", pick("address", "payment", null));
      out.put("results", random.nextBoolean() ? (Object) random.nextInt(3) : null);
      out.put("target", pick("https://example.org/a", "/files/b.pdf", null));
      out.put("item", pick("sku-1", "sku-2"));
      out.put("outcome", pick("success", "failed"));
      return out;
    }

    private @Nullable String name(String kind) {
      return switch (kind) {
        case "action" ->
            pick(
                "cart.add",
                "cart.add",
                "cart.remove",
                "product.view",
                "checkout.step",
                "order.place",
                "goal",
                "search",
                "search.miss");
        case "search" -> pick("red shoes", "hat");
        case "content-view", "content-click" -> pick("teaser", null);
        default -> null;
      };
    }

    private Map<String, @Nullable Object> row(
        Map<String, @Nullable Object> visit, long at, int num) {
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      out.put("idx", idx++);
      out.put("log_id", visit.get("log_id"));
      out.put("sid", visit.get("sid"));
      out.put("visit_num", visit.get("num"));
      out.put("num", num);
      out.put("at_micros", at);
      return out;
    }

    private @Nullable Object pickStatus() {
      return List.of(200, 200, 302, 404, 503).get(random.nextInt(5));
    }

    private String route() {
      return String.valueOf(pick("/", "/shop", "/cart", "/checkout", "/product/{id}"));
    }

    private @Nullable String pick(@Nullable String... of) {
      return of[random.nextInt(of.length)];
    }
  }
}
