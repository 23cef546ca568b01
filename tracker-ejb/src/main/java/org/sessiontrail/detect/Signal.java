package org.sessiontrail.detect;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.agent.Agent;
import org.sessiontrail.enrich.place.Place;
import org.sessiontrail.enrich.place.Position;

/**
 * What a record says to the rules.
 *
 * @param sort what happened
 * @param index place of the record in the log
 * @param micros when it began, microseconds since 1970
 * @param who whose it is
 * @param client what sent it
 * @param asked what was asked for; null for what is no request
 * @param told what else is told; null for requests and sign-ins
 */
public record Signal(
    Sort sort,
    long index,
    long micros,
    Who who,
    Client client,
    @Nullable Asked asked,
    @Nullable Told told) {
  /** What happened. */
  public enum Sort {
    /** A request was answered. */
    REQUEST,
    /** Somebody was not let in. */
    REFUSED_LOGIN,
    /** Somebody was let in, as a record says that is no request. */
    LOGIN,
    /** Somebody signed out. */
    LOGOUT,
    /** A trail began; told is how. */
    STARTED,
    /** The session behind a trail has another id. */
    ID_CHANGED,
    /** A trail ended; told is why. */
    ENDED,
    /**
     * A request came with the id of no session. Told is the trail that had that id; else nobody was
     * ever given it, as far as is remembered: then only its hash is.
     */
    STALE_ID,
    /** A business action; told is its name. */
    ACTION,
    /** Something about the trail itself; told is the kind of record. */
    TRAIL
  }

  /**
   * Whose it is.
   *
   * @param session id of the trail, or null
   * @param account pseudonym of the user, or of the account that was tried; or null
   * @param name the user's name as far as it is kept, or null
   * @param signIn whether it is the first of this user on the trail
   */
  public record Who(
      @Nullable String session, @Nullable String account, @Nullable String name, boolean signIn) {}

  /**
   * What sent it.
   *
   * @param network the /24 or /48 of its address, or null
   * @param name what it calls itself, at most {@value SignalReader#LONGEST_AGENT} characters, or
   *     null
   * @param agent what that means
   * @param language the language it likes best, or null
   * @param place where its address is
   * @param position the point of that, or null
   */
  public record Client(
      @Nullable String network,
      @Nullable String name,
      Agent agent,
      @Nullable String language,
      Place place,
      @Nullable Position position) {
    /** Nothing is known of it. */
    public static final Client UNKNOWN =
        new Client(null, null, Agent.NOTHING_KNOWN, null, Place.UNKNOWN, null);
  }

  /**
   * What was asked for.
   *
   * @param path the path, or its route where that is not kept
   * @param route the path with its identifiers taken out
   * @param method of HTTP
   * @param type as the record says: page, fetch, static, other …
   * @param status of the answer; 0 when nobody knows
   */
  public record Asked(String path, String route, String method, String type, int status) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Whether somebody looks at something made for it: no static file, no call of a script. */
    public boolean isPage() {
      return type.equals("page") || type.equals("other");
    }

    /** Whether it was refused or not there. */
    public boolean isMissed() {
      return status == FORBIDDEN || status == NOT_FOUND;
    }
  }

  /**
   * What a record says that is no request.
   *
   * @param name as the sort says; empty for nothing
   * @param key which id or stream, or null
   */
  public record Told(String name, @Nullable String key) {}

  /** Of a request or a sign-in. */
  public Signal(Sort sort, long index, long micros, Who who, Client client, @Nullable Asked asked) {
    this(sort, index, micros, who, client, asked, null);
  }

  /** What else is told; an empty text for nothing. */
  public String name() {
    return told == null ? "" : told.name;
  }

  /** The same of nobody: for what is noticed of the application as a whole. */
  public Signal ofNobody() {
    Who nobody = new Who(null, null, null, false);
    return new Signal(sort, index, micros, nobody, Client.UNKNOWN, null, told);
  }

  /** Whose behaviour it is where no session tells: the session, else the network, else null. */
  public @Nullable String source() {
    String session = who.session();
    String network = client.network();
    if (session != null) {
      return "s " + session;
    }
    return network == null ? null : "n " + network;
  }
}
