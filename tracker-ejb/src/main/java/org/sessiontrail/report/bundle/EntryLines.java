package org.sessiontrail.report.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.tree.Hash;

/** Reads the files that {@link EntryFiles} wrote side by side, a line at a time. */
final class EntryLines implements AutoCloseable {
  private static final Pattern DISCLOSURE =
      Pattern.compile("\\{\"d\":\"([^\"\\\\]*)\",\"i\":(0|[1-9][0-9]{0,17})}");
  private static final Pattern ERASURE =
      Pattern.compile("\\{\"hash\":\"([A-Za-z0-9+/=]{44})\",\"i\":(0|[1-9][0-9]{0,17})}");
  private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,17}),(0|[1-9][0-9]{0,17})");
  private static final int MAX_PROOF = 1 << 20;

  private final BundleFiles files;
  private final BundleCheck check;
  private final boolean isSparse;
  private final long from;
  private final long to;
  private final LineReader entries;
  private final Side disclosures;
  private final Side erasures;
  private final @Nullable LineReader index;
  private long line;
  private long last = -1;

  EntryLines(BundleFiles files, Evidence.Extent extent, BundleCheck check) throws IOException {
    this.files = files;
    this.check = check;
    this.isSparse = extent.form() == Evidence.Form.SPARSE;
    this.from = extent.from();
    this.to = extent.to();
    this.entries = reader(EntryFiles.ENTRIES);
    this.disclosures = new Side(EntryFiles.DISCLOSURES, DISCLOSURE);
    this.erasures = new Side(EntryFiles.ERASURES, ERASURE);
    this.index = isSparse ? reader("index.csv") : null;
    if (index != null) {
      index.next(); // names of the columns
    }
  }

  /** The next record, or null. */
  @Nullable EvidenceRecord next() throws IOException {
    byte[] leaf = entries.next();
    if (leaf == null) {
      return null;
    }
    line++;
    long place = place();
    if (place <= last || (!isSparse && place >= to)) {
      check.problem(
          EntryFiles.ENTRIES, "There are more lines of records than there can be places.");
      return null;
    }
    last = place;
    Hash kept = null;
    for (String text : erasures.of(place)) {
      try {
        kept = Hash.parse(text);
      } catch (IllegalArgumentException e) {
        check.problem(EntryFiles.ERASURES, "The hash kept of record " + place + " is damaged.");
      }
    }
    return new EvidenceRecord(
        place,
        leaf.length == 0 ? null : leaf,
        kept,
        disclosures.of(place),
        List.of(),
        isSparse ? proof(place) : null);
  }

  /** What was left over. */
  void end() throws IOException {
    if (entries.isDamaged()) {
      check.problem(
          EntryFiles.ENTRIES, "A line of a record is cut off, or longer than any record.");
    }
    disclosures.end();
    erasures.end();
  }

  @Override
  public void close() {
    entries.close();
    disclosures.lines.close();
    erasures.lines.close();
    if (index != null) {
      index.close();
    }
  }

  private long place() throws IOException {
    LineReader places = index;
    if (places == null) {
      return from + line - 1;
    }
    byte[] text = places.next();
    Matcher matcher = PLACE.matcher(text == null ? "" : new String(text, StandardCharsets.UTF_8));
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) != line) {
      check.problem("index.csv", "The list of places does not fit line " + line + ".");
      return -1;
    }
    return Long.parseLong(matcher.group(2));
  }

  private @Nullable String proof(long place) throws IOException {
    byte[] bytes = files.read("proofs/" + place + ".tlog-proof", MAX_PROOF);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private LineReader reader(String name) throws IOException {
    InputStream in =
        files.names().contains(name) ? files.open(name) : new ByteArrayInputStream(new byte[0]);
    return new LineReader(in);
  }

  /** A file with lines about some of the records, in their order. */
  private final class Side {
    private final String name;
    private final Pattern form;
    private final LineReader lines;
    private @Nullable String text;
    private long place = -1;
    private boolean isRead;

    Side(String name, Pattern form) throws IOException {
      this.name = name;
      this.form = form;
      this.lines = reader(name);
    }

    /** The texts of the record at {@code wanted}. */
    List<String> of(long wanted) throws IOException {
      List<String> out = List.of();
      while (read() && place <= wanted) {
        if (place == wanted && text != null) {
          out = out.isEmpty() ? new ArrayList<>() : out;
          out.add(text);
        } else {
          stray();
        }
        isRead = false;
      }
      return out;
    }

    void end() throws IOException {
      for (; read(); isRead = false) {
        stray();
      }
      if (lines.isDamaged()) {
        check.problem(name, "A line of " + name + " is cut off.");
      }
    }

    private boolean read() throws IOException {
      while (!isRead) {
        byte[] bytes = lines.next();
        if (bytes == null) {
          return false;
        }
        Matcher matcher = form.matcher(new String(bytes, StandardCharsets.UTF_8));
        if (matcher.matches()) {
          text = matcher.group(1);
          place = Long.parseLong(matcher.group(2));
          isRead = true;
        } else {
          check.problem(name, "A line of " + name + " is not as this product writes it.");
        }
      }
      return true;
    }

    private void stray() {
      check.add(
          Finding.of(
              FindingCode.V15,
              place,
              place,
              name,
              "A line of " + name + " is about record " + place + ", which is not here."));
    }
  }
}
