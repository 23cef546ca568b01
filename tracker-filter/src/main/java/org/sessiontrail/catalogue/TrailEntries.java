package org.sessiontrail.catalogue;

import static org.sessiontrail.catalogue.Member.Type.FLAG;
import static org.sessiontrail.catalogue.Member.Type.INTEGER;
import static org.sessiontrail.catalogue.Member.Type.LIST;
import static org.sessiontrail.catalogue.Member.Type.TEXT;
import static org.sessiontrail.catalogue.Member.Type.TIME;
import static org.sessiontrail.catalogue.Member.Type.VALUE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.Au3.Answer;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Purpose;

/** What people do in the application. */
final class TrailEntries {
  private static final String KNOWN = "when it is known";
  private static final String ON_REQUEST = "in the `request` records of the same trail";
  private static final String REFUSED_LOGIN =
      "success; a refused attempt is a `request`, and an `action` named `login` where the"
          + " application tells of it";
  private static final String PERMITTED = "when sent and analytics is permitted";
  private static final String FROM_ELSEWHERE =
      "when another site sent it and analytics is permitted";
  private static final Member USER = new Member("user", TEXT, "when signed in", "the user's name");

  private static final String FINGERPRINT =
      "the same for failures of one sort: hash of the class and the methods it came from";
  private static final Member TRACE =
      new Member(
          "trace",
          TEXT,
          "when it failed by an exception and `tracker.errors=trace`",
          "classes, methods and lines it came from, without any message");

  private TrailEntries() {}

  static List<CatalogueEntry> all() {
    return List.of(
        sessionStart(),
        sessionIdChange(),
        sessionEnd(),
        login(),
        logout(),
        consent(),
        request(),
        action(),
        change(),
        challenge());
  }

  private static Ground ground(@Nullable String switchedOffBy) {
    return new Ground(
        List.of(Purpose.SECURITY, Purpose.AUDIT, Purpose.OPERATIONS),
        LegalBasis.LEGITIMATE_INTERESTS,
        switchedOffBy);
  }

  private static CatalogueEntry.Builder session(Kind kind, String meaning) {
    return new CatalogueEntry.Builder(kind, meaning, ground(null))
        .says(Au3.SOURCE, Answer.none(ON_REQUEST))
        .says(Au3.IDENTITY, Answer.always("sid"));
  }

  private static Member sessionHash(String when) {
    return new Member(
        "hash", TEXT, when, "keyed hash of the session id, which is never kept itself");
  }

  private static CatalogueEntry sessionStart() {
    return session(Kind.SESSION_START, "A trail began, or was taken up again.")
        .has("how", TEXT, "`created`, `seen`, `resumed`, `continued`, `user-switch`, `after-end`")
        .has("idle", INTEGER, "where there is a session", "its idle limit, seconds; 0 for none")
        .has("previous", TEXT, "when it follows another", "the trail before on this session")
        .personal("session", sessionHash("where there is an id"))
        .owasp("session_created")
        .build();
  }

  private static CatalogueEntry sessionIdChange() {
    return session(Kind.SESSION_ID_CHANGE, "The session behind a trail took another id.")
        .has("how", TEXT, "how that was seen")
        .personal("session", sessionHash(Member.ALWAYS))
        .owasp("session_renewed")
        .build();
  }

  private static CatalogueEntry sessionEnd() {
    return session(Kind.SESSION_END, "A trail ended.")
        .has(
            "reason", TEXT, "`logout`, `invalidated`, `idle`, `absolute`, `revoked`, `undeploy`, …")
        .has("records", INTEGER, "how many the trail has in its stream, this one included")
        .has("stream2", TEXT, "stated by another node", "the stream the trail was in")
        .has("lastAt", TIME, "stated by another node", "when its last record began")
        .owasp("session_expired")
        .build();
  }

  private static CatalogueEntry login() {
    return new CatalogueEntry.Builder(Kind.LOGIN, "A user became known on a trail.", ground(null))
        .has("how", TEXT, "`container` or `declared` by the application")
        .personal("who", USER)
        .says(Au3.SOURCE, Answer.none(ON_REQUEST))
        .says(Au3.OUTCOME, Answer.none(REFUSED_LOGIN))
        .says(Au3.IDENTITY, Answer.unless("who.user", "`tracker.fields` keeps it otherwise"))
        .owasp("authn_login_success")
        .build();
  }

  private static CatalogueEntry logout() {
    return new CatalogueEntry.Builder(Kind.LOGOUT, "The user of a trail left it.", ground(null))
        .personal("who", USER)
        .says(Au3.SOURCE, Answer.none(ON_REQUEST))
        .says(Au3.IDENTITY, Answer.unless("who.user", "`tracker.fields` keeps it otherwise"))
        .build();
  }

  private static CatalogueEntry consent() {
    Ground duty = new Ground(List.of(Purpose.AUDIT), LegalBasis.LEGAL_OBLIGATION, null);
    return new CatalogueEntry.Builder(
            Kind.CONSENT, "What a visitor's records may be used for was decided.", duty)
        .has("decision", TEXT, "`given`, `changed`, `withdrawn` or `signal`")
        .has("purposes", LIST, "the optional purposes that the visitor granted")
        .has("method", TEXT, "`banner`, `account`, `api`, `signal` …")
        .has("reason", TEXT, "what counts now: `consent`, `signal`, `cookieless` …")
        .has("text", TEXT, "when it was told", "version of the text that was shown, its SHA-256")
        .has("jurisdiction", TEXT, "when it was told", "whose law applies, for example `DE`")
        .has("signals", LIST, "with a signal", "`gpc`, `dnt`: what the browser signals")
        .has("exchange", INTEGER, "within a request", "the number it shares with that `request`")
        .personal("who", USER)
        .says(Au3.SOURCE, Answer.none(ON_REQUEST))
        .says(Au3.OUTCOME, Answer.always("decision"))
        .says(Au3.IDENTITY, Answer.unless("who.user", "nobody is signed in"))
        .build();
  }

  private static CatalogueEntry challenge() {
    return new CatalogueEntry.Builder(
            Kind.CHALLENGE,
            "A session was asked to prove who is behind it, or that was answered.",
            ground("`tracker.challenge.*` and rules that only observe"))
        .has("rule", TEXT, "what asked: a rule, `route`, `recent-auth`; `none` where nothing did")
        .has("outcome", TEXT, "`asked`, `passed`, `failed` or `ended`: the session was ended")
        .has("wanted", TEXT, "when not any will do", "the proof that is wanted")
        .has("factor", TEXT, "when it was passed", "the proof that was given")
        .has("since", TIME, "when something asked", "when it was first asked")
        .has("exchange", INTEGER, "within a request", "the number it shares with that `request`")
        .personal("who", USER)
        .says(Au3.SOURCE, Answer.none(ON_REQUEST))
        .says(Au3.OUTCOME, Answer.always("outcome"))
        .says(Au3.IDENTITY, Answer.unless("who.user", "nobody is signed in"))
        .build();
  }

  private static CatalogueEntry request() {
    return new CatalogueEntry.Builder(
            Kind.REQUEST, "One HTTP exchange.", ground("`tracker.exclude`, by path"))
        .has("method", TEXT, "the HTTP method")
        .has("route", TEXT, "the path with its identifiers taken out")
        .has("type", TEXT, "`page`, `fetch`, `static`, `unfiltered` …")
        .has("outcome", TEXT, "`success`, `refused`, `failed` …")
        .has("ms", INTEGER, "how long it took, milliseconds")
        .has("status", INTEGER, KNOWN, "the HTTP status")
        .has("bytes", INTEGER, KNOWN, "length of the answer")
        .has("error", TEXT, "when it failed by one", "class of the exception, never its text")
        .has("fingerprint", TEXT, "when it failed by one", FINGERPRINT)
        .has("reason", TEXT, "when its end was not seen", "`crash`: the process was killed")
        .has("lost", INTEGER, "when its number was lost with it", "that number")
        .personal(
            "who",
            USER,
            new Member("ip", TEXT, "unless `tracker.address=none`", "the client's address"),
            new Member("peer", TEXT, "behind a proxy", "the address that connected"),
            new Member("agent", TEXT, "when sent", "browser and device as the client says"))
        .personal(
            "what",
            new Member("path", TEXT, Member.ALWAYS, "the path, without what looks like a secret"),
            new Member("query", TEXT, "parameters of `tracker.query.keep`", "the kept parameters"),
            new Member("referrer", TEXT, FROM_ELSEWHERE, "the page before, without its query"),
            new Member("language", TEXT, PERMITTED, "the language the client likes best"),
            new Member("campaign", TEXT, PERMITTED, "the UTM parameters of its address"),
            new Member("click", TEXT, PERMITTED, "names of click ids, never their values"))
        .personal("error", TRACE)
        .says(Au3.WHERE, Answer.always("route"))
        .says(
            Au3.SOURCE, Answer.unless("who.ip", "`tracker.address=none`, or it was not to be had"))
        .says(Au3.OUTCOME, Answer.always("outcome"))
        .says(Au3.IDENTITY, Answer.unless("who.user", "nobody is signed in"))
        .build();
  }

  private static CatalogueEntry action() {
    return inRequest(
            Kind.ACTION, "One business action of the application.", "leaving `@Tracked` out")
        .has("ms", INTEGER, "how long it took, milliseconds")
        .has("phase", TEXT, "when it is durable", "`intent` or `result`")
        .has("error", TEXT, "when it failed by one", "class of the exception, never its text")
        .has("fingerprint", TEXT, "when it failed by one", FINGERPRINT)
        .personal("who", USER)
        .personal(
            "detail", new Member(Member.ANY, TEXT, "named by `@Detail` or `Trail`", "its value"))
        .personal("error", TRACE)
        .build();
  }

  private static CatalogueEntry change() {
    Member attribute =
        new Member(
            Member.ANY, VALUE, "attributes of the entity", "its value, masked as configured");
    return inRequest(
            Kind.CHANGE,
            "A row of the application's own data was inserted, updated or deleted.",
            "leaving `@Tracked` off the entity")
        .has("operation", TEXT, "`insert`, `update` or `delete`")
        .has("unconfirmed", FLAG, "when the commit was not seen", "true")
        .has("former", TEXT, "when values before are not known", "`unknown`")
        .has("changed", LIST, "for an update", "names of the attributes")
        .personal("who", USER)
        .personal("object", new Member("id", VALUE, KNOWN, "which object"))
        .personal("before", attribute)
        .personal("after", attribute)
        .build();
  }

  private static CatalogueEntry.Builder inRequest(Kind kind, String meaning, String switchedOffBy) {
    return new CatalogueEntry.Builder(kind, meaning, ground(switchedOffBy))
        .has("name", TEXT, "the name of the action or entity")
        .has("outcome", TEXT, "how it came out")
        .has("exchange", INTEGER, "within a request", "the number it shares with that `request`")
        .says(Au3.WHERE, Answer.always("name"))
        .says(Au3.SOURCE, Answer.unless("exchange", "it happened outside of a request"))
        .says(Au3.OUTCOME, Answer.always("outcome"))
        .says(Au3.IDENTITY, Answer.unless("who.user", "nobody is signed in"));
  }
}
