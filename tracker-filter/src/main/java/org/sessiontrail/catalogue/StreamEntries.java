package org.sessiontrail.catalogue;

import static org.sessiontrail.catalogue.Member.Type.FLAG;
import static org.sessiontrail.catalogue.Member.Type.INTEGER;
import static org.sessiontrail.catalogue.Member.Type.TEXT;
import static org.sessiontrail.catalogue.Member.Type.TIME;

import java.util.List;
import org.sessiontrail.catalogue.Au3.Answer;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Purpose;

/** What a node says of its own stream: that it lives, and what is missing. */
final class StreamEntries {
  private static final Ground WITNESS =
      new Ground(List.of(Purpose.AUDIT, Purpose.SECURITY), LegalBasis.NOT_PERSONAL, null);
  private static final Ground PULSE =
      new Ground(List.of(Purpose.AUDIT, Purpose.OPERATIONS), LegalBasis.NOT_PERSONAL, null);

  private static final String OF_IMPORT = "of an import";

  private StreamEntries() {}

  static List<CatalogueEntry> all() {
    return List.of(open(), close(), abandoned(), heartbeat(), clockStep(), gap(), suppressed());
  }

  private static CatalogueEntry open() {
    return new CatalogueEntry.Builder(
            Kind.STREAM_OPEN, "A node, or a command, began to record.", WITNESS)
        .has("app", TEXT, "the application")
        .has("node", TEXT, "the server's name, `cli` for a command")
        .has("catalogue", TEXT, "version of this catalogue")
        .has("config", TEXT, "unless of a command", "fingerprint of the configuration in force")
        .has("software", TEXT, "in streams of a server", "version of the tracker")
        .has("release", TEXT, "when it is known", "version of the application")
        .has(
            "cookie",
            TEXT,
            "in streams of a server",
            "what is declared of the session's cookie: `secure`, `httponly`, `samesite=…`, or"
                + " `none`")
        .has("tracking", TEXT, "in streams of a server", "how session ids travel: `cookie`, `url`")
        .has("import", TEXT, OF_IMPORT, "id of the import of a log")
        .has("part", INTEGER, OF_IMPORT, "how many streams of it there are, this one included")
        .has("format", TEXT, OF_IMPORT, "how the log was read")
        .has("headBytes", INTEGER, OF_IMPORT, "how much of its beginning `head` is of")
        .has("head", TEXT, OF_IMPORT, "keyed hash by which the log is known again")
        .has("demo", TEXT, "of a made-up history", "by which settings it was made up")
        .owasp("sys_startup")
        .build();
  }

  private static CatalogueEntry close() {
    return new CatalogueEntry.Builder(
            Kind.STREAM_CLOSE, "A node ended its stream on purpose.", WITNESS)
        .has("lines", INTEGER, OF_IMPORT, "lines of the log so far")
        .has("bytes", INTEGER, OF_IMPORT, "bytes of the log so far")
        .has("hash", TEXT, OF_IMPORT, "keyed hash of these bytes")
        .has("rejected", INTEGER, OF_IMPORT, "lines of this stream that could not be read")
        .owasp("sys_shutdown")
        .build();
  }

  private static CatalogueEntry abandoned() {
    return new CatalogueEntry.Builder(
            Kind.STREAM_ABANDONED, "A stream stopped without closing and was found later.", WITNESS)
        .has("stream2", TEXT, "the stream that stopped")
        .has("last", INTEGER, "its last number that is stored")
        .has("foundBy", TEXT, "the stream whose node found it")
        .has("certain", FLAG, "whether what it had left on its disk is stored too")
        .says(Au3.SOURCE, Answer.always("foundBy"))
        .owasp("sys_crash")
        .build();
  }

  private static CatalogueEntry heartbeat() {
    return new CatalogueEntry.Builder(
            Kind.HEARTBEAT, "The stream is alive though nothing happened.", PULSE)
        .has("queued", INTEGER, "in the node's own stream", "records that wait")
        .has("spooled", INTEGER, "in the node's own stream", "of these, how many are on disk")
        .has("stream2", TEXT, "when a node is back", "the stream that was taken for abandoned")
        .has("returned", FLAG, "when a node is back", "true")
        .build();
  }

  private static CatalogueEntry clockStep() {
    return new CatalogueEntry.Builder(
            Kind.CLOCK_STEP,
            "The node's clock was set; times before and after can't be compared.",
            WITNESS)
        .has("from", TIME, "what it would have shown")
        .has("to", TIME, "what it shows")
        .has("ms", INTEGER, "the difference in milliseconds, negative for back")
        .build();
  }

  private static CatalogueEntry gap() {
    return new CatalogueEntry.Builder(
            Kind.GAP, "Records of this stream were numbered and then lost.", WITNESS)
        .has("count", INTEGER, "how many")
        .has("reason", TEXT, "why: `crash`, `spool-full`, `refused` …")
        .has("from", INTEGER, "for a range", "the first lost number")
        .has("to", INTEGER, "for a range", "the last lost number")
        .has("since", TIME, "when it is known", "when the loss began")
        .has("until", TIME, "when it is known", "when it ended")
        .has("lost", TEXT, "for a single record", "the kind that was lost")
        .build();
  }

  private static CatalogueEntry suppressed() {
    return new CatalogueEntry.Builder(
            Kind.SUPPRESSED, "Requests were seen and, by rule, not recorded.", WITNESS)
        .has("count", INTEGER, "how many")
        .has("reason", TEXT, "why: `excluded`, `capture-error` …")
        .has("from-at", TIME, "since when")
        .has("to-at", TIME, "until when")
        .build();
  }
}
