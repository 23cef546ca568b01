package org.sessiontrail.record;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A personal value of which a configuration can say what is kept. */
public enum PersonalField {
  /** The user's name. */
  WHO_USER("who", "user", "your user name while you are signed in"),
  /** The client's address, as far as {@code tracker.address} lets it be. */
  WHO_IP("who", "ip", "your network address"),
  /** The address that connected, behind a proxy. */
  WHO_PEER("who", "peer", "the address of the proxy you come through"),
  /** Browser and device as the client says. */
  WHO_AGENT("who", "agent", "the name your browser gives itself and your device"),
  /** Parameters of the address that are kept. */
  WHAT_QUERY("what", "query", "the kept parameters of addresses"),
  /** The page before, when it is of another site. */
  WHAT_REFERRER("what", "referrer", "the page of another site you came from"),
  /** The language the client likes best. */
  WHAT_LANGUAGE("what", "language", "the language your browser asks for"),
  /** UTM parameters. */
  WHAT_CAMPAIGN("what", "campaign", "the name of the campaign whose link you followed"),
  /** Names of click ids. */
  WHAT_CLICK("what", "click", "which advertising network's link you followed"),
  /** Details of actions, all of them. */
  DETAIL("detail", "*", "details of actions that the application marks"),
  /** Stack traces. */
  ERROR_TRACE("error", "trace", "where in the application's code a failure of yours arose");

  /** What is done with a value. */
  public enum Action {
    /** It is kept as it is. */
    KEEP,
    /** The record commits to it; it is not kept itself. */
    COMMIT,
    /** Only its beginning is kept, which says less of a person. */
    TRUNCATE,
    /** A pseudonym is kept in its place. */
    PSEUDONYMISE,
    /** It is not kept. */
    DROP;

    /** The name in a configuration. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String group;
  private final String member;
  private final String words;

  PersonalField(String group, String member, String words) {
    this.group = group;
    this.member = member;
    this.words = words;
  }

  /** The name in a configuration and in the catalogue, for example {@code who.user}. */
  public String id() {
    return group + "." + member;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }

  /** Whether there is a beginning of it that says less of a person. */
  public boolean canBeTruncated() {
    return switch (this) {
      case WHO_IP, WHO_PEER, WHO_AGENT, WHAT_REFERRER, WHAT_LANGUAGE -> true;
      default -> false;
    };
  }

  /** The field of a name as configurations write it, {@code who.address} too; or null. */
  public static @Nullable PersonalField of(String id) {
    String name =
        switch (id) {
          case "who.address" -> "who.ip";
          case "what.agent" -> "who.agent";
          default -> id;
        };
    for (PersonalField each : values()) {
      if (each.id().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** The field of a value in a record, or null where nothing can be said of it. */
  public static @Nullable PersonalField of(String group, String member) {
    for (PersonalField each : values()) {
      if (each.group.equals(group) && (each.member.equals(member) || each.member.equals("*"))) {
        return each;
      }
    }
    return null;
  }
}
