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
 */
public record Signal(
    Sort sort, long index, long micros, Who who, Client client, @Nullable Asked asked) {
  /** What happened. */
  public enum Sort {
    /** A request was answered. */
    REQUEST,
    /** Somebody was not let in. */
    REFUSED_LOGIN,
    /** Somebody was let in, as a record says that is no request. */
    LOGIN
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
   * @param method of HTTP
   * @param type as the record says: page, fetch, static, other …
   * @param status of the answer; 0 when nobody knows
   */
  public record Asked(String path, String method, String type, int status) {
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
