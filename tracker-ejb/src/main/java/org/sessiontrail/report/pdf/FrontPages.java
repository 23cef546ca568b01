package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.Conditions;

/** The pages before the records: what this report is, what it can't hold, and its sums. */
final class FrontPages {
  private static final int MOST_NAMES = 15;
  private static final int MOST_SPANS = 62;

  private final Flow flow;
  private final AuditHeader header;
  private final Completeness completeness;
  private final Summary summary;
  private final Counts counts;

  /**
   * How many records are what.
   *
   * @param printed how many of its records the document prints
   * @param unsealed how many of them came after the checkpoint
   */
  record Counts(long printed, long unsealed) {}

  /** The pages of one report. */
  FrontPages(
      Flow flow, AuditHeader header, Completeness completeness, Summary summary, Counts counts) {
    this.flow = flow;
    this.header = header;
    this.completeness = completeness;
    this.summary = summary;
    this.counts = counts;
  }

  List<PDPage> write() throws IOException {
    flow.skip(26);
    flow.title("Audit report", 26);
    flow.title(header.app(), 15);
    flow.skip(14);
    flow.fields(scope());
    flow.heading("What this report holds", 40);
    for (String sentence : Plain.sentences(completeness)) {
      flow.item(sentence);
    }
    if (counts.printed() < completeness.captured()) {
      flow.heading("Not every record is printed", 40);
      flow.paragraph(
          Plain.cut(counts.printed(), completeness.captured())
              + " The others are counted on the next pages and are in the same export in format"
              + " jsonl, csv or xlsx; more can be printed with --pdf-rows.");
    }
    seal(header.attestation());
    verifying();
    sums();
    return flow.end();
  }

  private Map<String, String> scope() {
    Map<String, String> out = new LinkedHashMap<>();
    Map<String, String> conditions = Conditions.of(header.query());
    out.put("Report id", header.id());
    out.put("Made at", TrailClock.format(header.madeMicros()) + " (UTC)");
    out.put("Made by", header.madeBy() == null ? "not known" : header.madeBy());
    out.put("Period from", conditions.getOrDefault("from", "the beginning of the log"));
    out.put("Period to", conditions.getOrDefault("to", "the time it was made") + ", not included");
    out.put("User", conditions.getOrDefault("user", "all"));
    out.put("Session", conditions.getOrDefault("session", "all"));
    out.put("Action", conditions.getOrDefault("action", "all"));
    String kinds =
        header.query().kinds().stream().map(Kind::id).sorted().collect(Collectors.joining(", "));
    out.put("Kinds", kinds.isEmpty() ? "all" : kinds);
    out.put("First record", summary.first() == null ? "none" : summary.first());
    out.put("Last record", summary.last() == null ? "none" : summary.last());
    return out;
  }

  private void seal(@Nullable Attestation seal) throws IOException {
    flow.heading("Checkpoint", 40);
    if (seal == null) {
      flow.paragraph(
          "Not sealed: no checkpoint of the log covers these records, so a change of the database"
              + " could not be told from this document alone.");
      return;
    }
    flow.field("Log", seal.origin());
    flow.field("Records covered", covered(seal.treeSize()));
    flow.field("Root hash", seal.rootHash());
    for (String line : seal.note().lines().toList()) {
      flow.field("", line);
    }
  }

  private String covered(long size) {
    String places = size == 0 ? "none" : Charts.number(size) + ", at the places 0 to " + (size - 1);
    return counts.unsealed() == 0
        ? places
        : places
            + "; "
            + Charts.number(counts.unsealed())
            + " of this report are newer and under no checkpoint yet";
  }

  private void verifying() throws IOException {
    flow.heading("How to verify this", 40);
    if (header.attestation() != null) {
      flow.item(
          "Get the checkpoint of this log and size from where it was published, not from whoever"
              + " gave you this document, and compare the root hash.");
      flow.item(
          "Ask for the same records as a bundle (tracker-cli export --format bundle) or as a"
              + " dispute pack. Save the checkpoint's lines above, with the empty one before the"
              + " signatures, as a file and run: tracker-cli verify BUNDLE --anchor FILE. It needs"
              + " neither the database nor the network, and fails when a record below that size"
              + " was changed since this document was made.");
    }
    flow.item(
        "Make the same export in format jsonl, under the conditions above. Its records and counts"
            + " must be those of this document, apart from personal values erased since.");
    flow.item(
        "Look up how this report was made: the log holds a record of kind export for it, with the"
            + " time, the user and the number of records.");
  }

  private void sums() throws IOException {
    long total = completeness.captured();
    flow.newPage();
    flow.title("Summary", 18);
    flow.paragraph(
        Charts.number(total) + " records, whether printed or not. Times are UTC.",
        Pen.Style.muted(9));
    TimeCounts.Series series = summary.times().series(MOST_SPANS);
    if (!series.counts().isEmpty()) {
      flow.heading("Records by " + series.unit(), 170);
      Charts.columns(flow, series.counts());
    }
    TopNames kinds = new TopNames(Kind.values().length);
    completeness.kinds().forEach(kinds::add);
    table("Records by kind", kinds, total, MOST_NAMES * 2);
    table("Outcomes", summary.outcomes(), total, MOST_NAMES);
    table("Most frequent routes", summary.routes(), total, MOST_NAMES);
    table("Most active users", summary.users(), total, MOST_NAMES);
    table("Errors", summary.errors(), total, MOST_NAMES);
    if (!series.counts().isEmpty()) {
      flow.heading("Records by " + series.unit() + ", in numbers", 60);
      Charts.table(flow, series.counts(), total);
    }
  }

  private void table(String title, TopNames names, long total, int most) throws IOException {
    flow.heading(title, 40);
    List<TopNames.Count> counts = names.top(most);
    if (counts.isEmpty()) {
      flow.paragraph("None.");
      return;
    }
    Charts.table(flow, counts, total);
    if (names.size() > counts.size()) {
      flow.paragraph("The " + counts.size() + " most frequent of several.", Pen.Style.muted(8));
    }
    if (names.missed() > 0) {
      flow.paragraph(
          "There are very many different values: each count may lack up to "
              + Charts.number(names.missed())
              + ".",
          Pen.Style.muted(8));
    }
  }
}
