package org.sessiontrail.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.intake.format.LogLine;
import org.sessiontrail.privacy.AddressPolicy;
import org.sessiontrail.privacy.Campaigns;
import org.sessiontrail.privacy.Redactor;
import org.sessiontrail.privacy.RouteTemplates;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.TrailEvent;

/** Turns lines into facts that hold what may be kept, as live capture does. One thread. */
final class EventMaker {
  private static final int LONGEST_ACTION = 100;
  private static final int LONGEST_DETAIL = 1_000;
  private static final Set<String> STATIC =
      Set.of(
          "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "avif",
          "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm");
  private static final Set<String> PAGES =
      Set.of("html", "htm", "xhtml", "jsp", "jsf", "faces", "do", "action", "php", "asp", "aspx");

  private final Redactor redactor;
  private final Redactor queries;
  private final Campaigns campaigns = new Campaigns();
  private final Permit permit;
  private final AddressPolicy addresses;
  private final RouteTemplates routes;

  EventMaker(PrivacyConfig config, Permit permit) {
    this.permit = permit;
    this.redactor = new Redactor(config.queryKeep());
    this.queries =
        permit.allows(Purpose.ANALYTICS)
            ? redactor
            : new Redactor(Campaigns.without(config.queryKeep()));
    this.addresses = new AddressPolicy(config.address());
    this.routes = new RouteTemplates(config.routes());
  }

  /** What is kept of a user's name, or null. */
  @Nullable String user(@Nullable String name) {
    return name == null || name.isEmpty() ? null : redactor.name(name);
  }

  /**
   * The fact that {@code line} states.
   *
   * @param stamp when, unique in the stream
   * @param trail whose it is, or null
   * @param user as kept, or null
   */
  TrailEvent of(LogLine line, long stamp, @Nullable String trail, @Nullable String user) {
    return switch (line.sort()) {
      case REQUEST -> request(line, stamp, trail, user);
      case ACTION -> action(line, stamp, trail, user);
      case LOGIN ->
          Fact.of(Kind.LOGIN, stamp)
              .on(trail)
              .put("how", "declared")
              .user(user)
              .permit(permit)
              .build();
      case LOGIN_FAILED -> failedLogin(line, stamp, trail, user);
      case LOGOUT -> Fact.of(Kind.LOGOUT, stamp).on(trail).user(user).permit(permit).build();
    };
  }

  private RequestEvent request(
      LogLine line, long stamp, @Nullable String trail, @Nullable String user) {
    LogLine.Http http = line.http();
    String raw = withoutOrigin(http.target());
    int question = raw.indexOf('?');
    String path = redactor.path(question < 0 ? raw : raw.substring(0, question));
    String query = question < 0 ? null : raw.substring(question + 1);
    boolean analytics = permit.allows(Purpose.ANALYTICS);
    RequestFacts facts =
        new RequestFacts(
            stamp,
            method(http.method()),
            path,
            queries.query(query),
            analytics ? redactor.referrer(http.referrer()) : null,
            redactor.header(line.who().agent()),
            addresses.apply(line.who().address()),
            null,
            analytics ? campaigns.origin(null, query) : null,
            permit);
    RequestResult result =
        new RequestResult(http.status(), outcome(http.status()), http.micros(), http.bytes(), null);
    String route = routes.of(path, http.status());
    return new RequestEvent(facts, trail, user, route, type(http, path), result);
  }

  private static Outcome outcome(int status) {
    return status == 0 ? Outcome.UNKNOWN : Outcome.ofStatus(status);
  }

  private Fact action(LogLine line, long stamp, @Nullable String trail, @Nullable String user) {
    LogLine.Deed deed = line.deed();
    Fact.Builder fact =
        Fact.of(Kind.ACTION, stamp)
            .on(trail)
            .put("name", deed == null ? "-" : redactor.text(deed.name(), LONGEST_ACTION))
            .put("outcome", Outcome.ofStatus(line.http().status()).id())
            .put("ms", line.http().micros() / 1_000)
            .user(user)
            .permit(permit);
    Map<String, String> detail = deed == null ? Map.of() : deed.detail();
    detail.forEach(
        (name, value) ->
            fact.personal(
                "detail",
                redactor.text(name, LONGEST_ACTION),
                redactor.text(value, LONGEST_DETAIL)));
    return fact.build();
  }

  private Fact failedLogin(
      LogLine line, long stamp, @Nullable String trail, @Nullable String user) {
    return Fact.of(Kind.ACTION, stamp)
        .on(trail)
        .put("name", "login")
        .put("outcome", Outcome.REFUSED.id())
        .put("ms", line.http().micros() / 1_000)
        .user(user)
        .permit(permit)
        .build();
  }

  private static String method(String method) {
    boolean fine = method.length() <= 20;
    for (int i = 0; i < method.length() && fine; i++) {
      fine = method.charAt(i) > ' ' && method.charAt(i) <= '~';
    }
    return fine && !method.isEmpty() ? method : "OTHER";
  }

  /** Proxies write whole URLs. */
  private static String withoutOrigin(String target) {
    int authority = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : 0;
    if (authority == 0) {
      return target;
    }
    int slash = target.indexOf('/', authority);
    return slash < 0 ? "/" : target.substring(slash);
  }

  /** A log does not say what a client asked for: told by the path's ending and the status. */
  private static RequestType type(LogLine.Http http, String path) {
    if (http.status() == 101) {
      return RequestType.UPGRADE;
    }
    int dot = path.lastIndexOf('.');
    boolean has = dot > path.lastIndexOf('/');
    String ending = has ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    if (STATIC.contains(ending)) {
      return RequestType.STATIC;
    }
    boolean shown = http.status() == 304 || (http.status() >= 200 && http.status() < 300);
    boolean page = http.method().equals("GET") && shown && (!has || PAGES.contains(ending));
    return page ? RequestType.PAGE : RequestType.OTHER;
  }
}
