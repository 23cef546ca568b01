package org.sessiontrail.catalogue;

import static org.sessiontrail.catalogue.Member.Type.INTEGER;
import static org.sessiontrail.catalogue.Member.Type.LIST;
import static org.sessiontrail.catalogue.Member.Type.TEXT;
import static org.sessiontrail.catalogue.Member.Type.TIME;

import java.util.List;
import org.sessiontrail.catalogue.Au3.Answer;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Purpose;

/** What is done with the trail itself: read, exported, held, erased, purged, reviewed, verified. */
final class StewardEntries {
  private static final Ground DUTY =
      new Ground(List.of(Purpose.AUDIT, Purpose.SECURITY), LegalBasis.LEGAL_OBLIGATION, null);
  private static final Member USER =
      new Member("user", TEXT, "when somebody is signed in", "who did it");

  private StewardEntries() {}

  static List<CatalogueEntry> all() {
    return List.of(
        finding(),
        order(),
        access(Kind.AUDIT_READ, "Someone read, or tried to read, the trail."),
        access(Kind.EXPORT, "Someone exported, or tried to export, records of the trail."),
        hold(),
        release(),
        erasure(),
        purge(),
        review(),
        verification(),
        configChange());
  }

  private static CatalogueEntry.Builder entry(Kind kind, String meaning) {
    return new CatalogueEntry.Builder(kind, meaning, DUTY).byOperator();
  }

  private static CatalogueEntry finding() {
    return new CatalogueEntry.Builder(
            Kind.FINDING,
            "A rule noticed something unusual in the records before.",
            new Ground(List.of(Purpose.SECURITY), LegalBasis.LEGITIMATE_INTERESTS, null))
        .has("rule", TEXT, "number of the rule, `D03`")
        .has("title", TEXT, "its name, `session-hijack`")
        .has("severity", TEXT, "`low`, `medium`, `high` or `critical`")
        .has("weight", INTEGER, "what it adds to the score")
        .has("score", INTEGER, "score of the session, else of the user or network, after it")
        .has("when", TIME, "when the last of the records it is about began")
        .has("why", TEXT, "what was noticed, in numbers, naming nobody")
        .has("evidence", LIST, "places in the log of the records that show it, at most 20")
        .has("response", TEXT, "what the score suggests: `none`, `notify`, `step-up` or `end`")
        .has("mode", TEXT, "`observe` or `enforce`")
        .personal("who", new Member("user", TEXT, "when it is about a user", "whom"))
        .build();
  }

  private static CatalogueEntry order() {
    return new CatalogueEntry.Builder(
            Kind.ORDER,
            "Somebody in charge ended sessions, or locked a user out.",
            new Ground(List.of(Purpose.SECURITY), LegalBasis.LEGITIMATE_INTERESTS, null))
        .byOperator()
        .has("order", TEXT, "`end-session`, `end-user`, `lock` or `unlock`")
        .has("session", TEXT, "to end one session", "its trail")
        .has("until", TIME, "of a lock", "when it ends")
        .personal("who", new Member("user", TEXT, "when it is about a user", "whom"))
        .personal("detail", new Member("by", TEXT, "when it is known", "who ordered it"))
        .build();
  }

  private static CatalogueEntry access(Kind kind, String meaning) {
    return entry(kind, meaning)
        .has("outcome", TEXT, "`success`, `refused`, `failed`, `aborted`")
        .has("rows", INTEGER, "records that were given")
        .has("ms", INTEGER, "how long it took, milliseconds")
        .has("format", TEXT, "when it was looked at", "the format asked for")
        .has("report", TEXT, "of a report", "id of the report")
        .has("sha256", TEXT, "when it left whole", "hash of the file, hexadecimal")
        .has("checkpoint", INTEGER, "when the log was sealed", "size of the checkpoint it names")
        .has("recipient", TEXT, "when it was sent", "the collector it was sent to")
        .has("error", TEXT, "when it failed by one", "class of the exception, never its text")
        .has("reason", TEXT, "of a person's own copy", "why it was made")
        .personal("detail", new Member("user", TEXT, "of a person's own copy", "whose it is"))
        .personal(
            "who", USER, new Member("ip", TEXT, "where whole addresses are kept", "from where"))
        .personal("what", new Member("query", TEXT, "when there are any", "the conditions asked"))
        .says(Au3.OUTCOME, Answer.always("outcome"))
        .owasp("sensitive_read")
        .build();
  }

  private static CatalogueEntry hold() {
    return entry(Kind.HOLD, "Records are kept from erasure and purge until released.")
        .has("case", TEXT, "the case it is for")
        .has("scope", TEXT, "what it covers")
        .has("until", TIME, "when it expires by itself", "when")
        .has("from", TIME, "for a period", "its beginning")
        .has("to", TIME, "for a period", "its end")
        .personal("who", USER)
        .personal(
            "detail",
            new Member("user", TEXT, "for a user", "whose records"),
            new Member("session", TEXT, "for a trail", "which trail"))
        .build();
  }

  private static CatalogueEntry release() {
    return entry(Kind.RELEASE, "A hold ended.")
        .has("case", TEXT, "the case it was for")
        .has("hold", INTEGER, "place of its `hold` record in the log")
        .has("reason", TEXT, "`released` or `expired`")
        .personal("who", USER)
        .build();
  }

  private static CatalogueEntry erasure() {
    return entry(
            Kind.ERASURE,
            "Personal values, or whole records, were erased, or their erasure was refused or"
                + " deferred.")
        .has("request", TEXT, "the id of the request for it")
        .has("level", TEXT, "how far it goes")
        .has("outcome", TEXT, "`done`, `refused`, `deferred` …")
        .has("basis", TEXT, "the reason given for it")
        .has("count", INTEGER, "how many records")
        .has("ranges", LIST, "their places in the log")
        .has("keys", INTEGER, "at level `e3`", "how many keys were destroyed")
        .has("reason", TEXT, "when refused or deferred", "why")
        .personal("who", USER)
        .says(Au3.OUTCOME, Answer.always("outcome"))
        .owasp("sensitive_delete")
        .build();
  }

  private static CatalogueEntry purge() {
    return entry(Kind.PURGE, "Records past their period were removed.")
        .has("reason", TEXT, "why")
        .has("count", INTEGER, "how many")
        .has("class", TEXT, "when values are removed", "the retention class")
        .has("ranges", LIST, "when values are removed", "places in the log")
        .has("min", INTEGER, "when records are removed", "the first place that is left")
        .has("checkpoint", INTEGER, "when records are removed", "size of the sealed log")
        .personal("who", USER)
        .owasp("sensitive_delete")
        .build();
  }

  private static CatalogueEntry review() {
    return entry(Kind.REVIEW, "Someone looked through records as a duty and said what they found.")
        .has("day", TEXT, "the day that was looked through, UTC")
        .has("items", INTEGER, "how many items it had then")
        .has("disposition", TEXT, "`accepted`, `follow-up` or `incident`")
        .has("subject", INTEGER, "for one item", "its place in the log")
        .personal("who", USER)
        .personal("detail", new Member("note", TEXT, "when given", "what they have to say"))
        .owasp("sensitive_read")
        .build();
  }

  private static CatalogueEntry verification() {
    return entry(Kind.VERIFICATION, "The log was checked against its proofs and anchors.")
        .has("outcome", TEXT, "`success` or `failed`")
        .has("ms", INTEGER, "how long it took, milliseconds")
        .has("size", INTEGER, "records of the log")
        .has("checked", INTEGER, "of these, how many were checked")
        .has("root", TEXT, "when it could be computed", "the root hash")
        .has("signed", INTEGER, "size of the newest signed checkpoint")
        .has("anchors", INTEGER, "anchors compared with")
        .has("findings", INTEGER, "what was found wrong")
        .has("part", TEXT, "by the tracker itself", "`newest` or `whole`")
        .personal("who", USER)
        .says(Au3.OUTCOME, Answer.always("outcome"))
        .build();
  }

  private static CatalogueEntry configChange() {
    return entry(Kind.CONFIG_CHANGE, "What the tracker is told to do was changed.")
        .personal("who", USER)
        .build();
  }
}
