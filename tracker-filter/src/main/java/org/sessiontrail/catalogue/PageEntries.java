package org.sessiontrail.catalogue;

import static org.sessiontrail.catalogue.Member.Type.FLAG;
import static org.sessiontrail.catalogue.Member.Type.INTEGER;
import static org.sessiontrail.catalogue.Member.Type.TEXT;
import static org.sessiontrail.catalogue.Member.Type.TIME;

import java.util.List;
import org.sessiontrail.catalogue.Au3.Answer;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Purpose;

/** What browsers tell of pages. Every text a client wrote is personal, whatever it says. */
final class PageEntries {
  private static final String LEAVE = "of a `leave`";
  private static final String TIMING = "of a `timing`";
  private static final String FORM = "of a form";
  private static final String CONTENT = "of content";

  private PageEntries() {}

  static List<CatalogueEntry> all() {
    return List.of(pageEvent());
  }

  private static CatalogueEntry pageEvent() {
    Ground ground =
        new Ground(
            List.of(Purpose.ANALYTICS),
            LegalBasis.CONSENT_OR_INTERESTS,
            "leaving the page script out, `tracker.browser.enabled`, `tracker.consent`, the"
                + " visitor's own signal");
    CatalogueEntry.Builder out =
        new CatalogueEntry.Builder(
                Kind.PAGE_EVENT, "Something that a browser saw on a page and told later.", ground)
            .has("event", TEXT, "what: `view`, `leave`, `click`, `form-submit`, `timing` …")
            .has("page", TEXT, "a random name of this showing of the page")
            .has("route", TEXT, "the page's path with its identifiers taken out")
            .has("offset", INTEGER, "milliseconds from the page's beginning, by the browser")
            .has("age", INTEGER, "how long it had waited when it was sent, milliseconds")
            .has("clientAt", TIME, "when it was by the browser's clock, which nobody vouches for");
    numbers(out);
    return personal(out)
        .says(Au3.WHERE, Answer.always("route"))
        .says(Au3.SOURCE, Answer.none("in the `request` records of the same trail"))
        .says(Au3.OUTCOME, Answer.none("what a browser says it saw"))
        .says(Au3.IDENTITY, Answer.unless("who.user", "nobody is signed in"))
        .build();
  }

  private static void numbers(CatalogueEntry.Builder out) {
    out.has("soft", FLAG, "of a `view` without a request", "true")
        .has("restored", FLAG, "of a `view` from the back/forward cache", "true")
        .has("visible", INTEGER, LEAVE, "milliseconds in the foreground so far, from the beginning")
        .has("depth", INTEGER, LEAVE, "how far it was scrolled so far, percent")
        .has("count", INTEGER, "of a `rage-click`", "how many clicks")
        .has("order", INTEGER, "of a `form-field`", "which field of the form this was, from 1")
        .has("fields", INTEGER, FORM, "how many fields were changed")
        .has("ms", INTEGER, FORM, "milliseconds since its first field was begun")
        .has("results", INTEGER, "of a `search`, when the page says", "how many were found")
        .has("line", INTEGER, "of an `error`", "the line of the script")
        .has("column", INTEGER, "of an `error`", "the column of that line")
        .has("ttfb", INTEGER, TIMING, "first byte of the answer, milliseconds")
        .has("ready", INTEGER, TIMING, "document ready, milliseconds")
        .has("loaded", INTEGER, TIMING, "document loaded, milliseconds")
        .has("fcp", INTEGER, TIMING, "first contentful paint, milliseconds")
        .has("lcp", INTEGER, TIMING, "largest contentful paint so far, milliseconds")
        .has("inp", INTEGER, TIMING, "interaction to next paint so far, milliseconds")
        .has("cls", INTEGER, TIMING, "cumulative layout shift so far, thousandths");
  }

  private static CatalogueEntry.Builder personal(CatalogueEntry.Builder out) {
    return out.personal("who", new Member("user", TEXT, "when signed in", "the user's name"))
        .personal(
            "what",
            new Member("path", TEXT, "of a `view`", "the path, without what looks like a secret"),
            new Member("title", TEXT, "of a `view`", "the document's title"),
            new Member("referrer", TEXT, "of a `view`", "the page before, without its query"),
            new Member("topic", TEXT, "of a `view`, when the page says", "what it is about"),
            new Member("format", TEXT, "of a `view`, when the page says", "what sort it is"),
            new Member("element", TEXT, "of a click", "a stable name of the element"),
            new Member("target", TEXT, "of a link out or a download", "where it leads"),
            new Member("form", TEXT, FORM, "the form's name"),
            new Member("field", TEXT, FORM, "a field's name, never what is in it"),
            new Member("parameter", TEXT, "of a `search`", "which parameter held the words"),
            new Member("words", TEXT, "of a `search`", "the words"),
            new Member("error", TEXT, "of an `error`", "its class, never its text"),
            new Member("script", TEXT, "of an `error`", "the script's path"),
            new Member("name", TEXT, "of a `custom`", "what the application calls it"))
        .personal(
            "content",
            new Member("name", TEXT, CONTENT, "`data-track-content`"),
            new Member("piece", TEXT, CONTENT, "`data-track-piece`"),
            new Member("target", TEXT, CONTENT, "`data-track-target`, or where its link leads"))
        .personal(
            "detail", new Member(Member.ANY, TEXT, "of a `custom`", "what the application gave"));
  }
}
