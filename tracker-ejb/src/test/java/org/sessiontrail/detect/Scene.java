package org.sessiontrail.detect;

import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.place.Place;
import org.sessiontrail.enrich.place.Position;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;

/** A made-up log, in which somebody does something: records as they would be stored. */
public final class Scene {
  public static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";
  public static final String CHROME_NEXT = CHROME.replace("126", "127");
  public static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  public static final String CURL = "curl/8.5.0";

  private final List<TrailRecord> log = new ArrayList<>();
  private final TrailRecords stream = new TrailRecords("n1/scene");
  private final Map<String, Position> positions = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final long begin;

  /** What somebody is and has while they act; changed by copies. */
  public record Actor(
      @Nullable String session,
      @Nullable String user,
      @Nullable String ip,
      @Nullable String agent,
      @Nullable String language) {
    /** A signed-in user of a browser. */
    public static Actor user(String session, String user, String ip) {
      return new Actor(session, user, ip, CHROME, "en");
    }

    /** Somebody who is not signed in. */
    public static Actor visitor(@Nullable String session, String ip) {
      return new Actor(session, null, ip, CHROME, "en");
    }

    public Actor at(@Nullable String other) {
      return new Actor(session, user, other, agent, language);
    }

    public Actor with(@Nullable String otherAgent) {
      return new Actor(session, user, ip, otherAgent, language);
    }

    public Actor in(@Nullable String otherSession) {
      return new Actor(otherSession, user, ip, agent, language);
    }

    public Actor as(@Nullable String otherUser) {
      return new Actor(session, otherUser, ip, agent, language);
    }
  }

  /** What is asked for. */
  public record Ask(String method, String path, RequestType type, int status) {
    public static Ask page(String path) {
      return new Ask("GET", path, RequestType.PAGE, 200);
    }

    public Ask answered(int other) {
      return new Ask(method, path, type, other);
    }

    public Ask by(String other) {
      return new Ask(other, path, type, status);
    }

    public Ask of(RequestType other) {
      return new Ask(method, path, other, status);
    }
  }

  public Scene() {
    this(T0);
  }

  public Scene(long begin) {
    this.begin = begin;
  }

  /** Microseconds of so many seconds after the beginning. */
  public long second(double seconds) {
    return begin + (long) (seconds * TimeUnit.SECONDS.toMicros(1));
  }

  /** The network of {@code ip} is at a point in a country. */
  public Scene place(String ip, String country, double latitude, double longitude) {
    positions.put(ip, new Position(latitude, longitude, 10));
    places.put(ip, new Place(country, null, null, null, null));
    return this;
  }

  /** A page is looked at. */
  public Scene page(double second, Actor who, String path) {
    return ask(second, who, Ask.page(path));
  }

  /** Something is asked for. */
  public Scene ask(double second, Actor who, Ask what) {
    return add(
        new RequestEvent(
            new RequestFacts(
                second(second),
                what.method(),
                what.path(),
                null,
                null,
                who.agent(),
                who.ip(),
                null,
                new RequestFacts.Origin(who.language(), null, null),
                Permit.ALL),
            who.session(),
            who.user(),
            route(what.path()),
            what.type(),
            new RequestResult(what.status(), Outcome.ofStatus(what.status()), 1_000, 10, null)));
  }

  /** The path without what follows its first part. */
  private static String route(String path) {
    int slash = path.indexOf('/', 1);
    return slash < 0 ? path : path.substring(0, slash) + "/*";
  }

  /** The session of {@code who} begins, on the id of that name. */
  public Scene begins(double second, Actor who, String sessionId) {
    return session(second, Kind.SESSION_START, who, "how", "created", sessionId);
  }

  /** The session of {@code who} has another id. */
  public Scene changesId(double second, Actor who, String sessionId) {
    return session(second, Kind.SESSION_ID_CHANGE, who, "how", "rotated", sessionId);
  }

  /** The session of {@code who} ends. */
  public Scene ends(double second, Actor who, String reason) {
    return session(second, Kind.SESSION_END, who, "reason", reason, null);
  }

  private Scene session(
      double second, Kind kind, Actor who, String name, String value, @Nullable String sessionId) {
    Fact.Builder fact = Fact.of(kind, second(second)).on(who.session()).put(name, value);
    if (sessionId != null) {
      fact.personal("session", "hash", HASH.ofSession(sessionId));
    }
    return add(fact.build());
  }

  /** A page is asked for with the id of no session. */
  public Scene staleId(double second, Actor who, String sessionId) {
    add(
        Fact.of(Kind.ACTION, second(second) + 100)
            .on(who.session())
            .put("name", SessionIds.STALE)
            .put("outcome", "refused")
            .put("ms", 0)
            .put("exchange", second(second))
            .personal("detail", "session", HASH.ofSession(sessionId))
            .build());
    return page(second, who, "/");
  }

  /** Somebody does a business action. */
  public Scene does(double second, Actor who, String name) {
    return add(
        Fact.of(Kind.ACTION, second(second))
            .on(who.session())
            .put("name", name)
            .put("outcome", "success")
            .put("ms", 1)
            .user(who.user())
            .build());
  }

  /** Somebody signs out. */
  public Scene signsOut(double second, Actor who) {
    return add(Fact.of(Kind.LOGOUT, second(second)).on(who.session()).user(who.user()).build());
  }

  /** Somebody is not let in as {@code account}: what the application tells, then the request. */
  public Scene refused(double second, Actor who, @Nullable String account) {
    Fact.Builder fact =
        Fact.of(Kind.ACTION, second(second) + 500)
            .on(who.session())
            .put("name", "login")
            .put("outcome", "refused")
            .put("ms", 0)
            .put("exchange", second(second));
    if (account != null) {
      fact.personal("detail", "account", HASH.ofUser(account));
    }
    add(fact.build());
    return ask(second, who, Ask.page("/login").by("POST"));
  }

  /** Somebody is let in: as {@code who} has it. */
  public Scene signsIn(double second, Actor who) {
    add(Fact.of(Kind.LOGIN, second(second)).on(who.session()).user(who.user()).build());
    return ask(second, who, Ask.page("/login").by("POST"));
  }

  /** Any record. */
  public Scene add(org.sessiontrail.record.TrailEvent event) {
    log.add(new TrailRecord(log.size(), stream.next(event)));
    return this;
  }

  /** All there is. */
  public List<TrailRecord> log() {
    return log;
  }

  /** Where the addresses of this scene are. */
  public Places places() {
    return new Places() {
      @Override
      public Place of(@Nullable String address) {
        return places.getOrDefault(address, Place.UNKNOWN);
      }

      @Override
      public @Nullable Position positionOf(@Nullable String address) {
        return positions.get(address);
      }
    };
  }
}
