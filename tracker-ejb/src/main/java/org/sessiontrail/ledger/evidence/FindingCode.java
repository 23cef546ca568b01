package org.sessiontrail.ledger.evidence;

import java.util.Locale;

/** What can be found. The codes are stable and documented in {@code docs/verify.md}. */
public enum FindingCode {
  /** The files of a bundle are not as they were written. */
  V00("damaged bundle", Severity.ERROR),
  /** A checkpoint without a good signature of a known key, or with a forged one. */
  V01("bad signature", Severity.ERROR),
  /** Too few witnesses cosigned. */
  V02("too few cosignatures", Severity.ERROR),
  /** Records do not give the root hash that was signed. */
  V03("records differ from what was signed", Severity.ERROR),
  /** Fewer or more records than were signed. */
  V04("records missing", Severity.ERROR),
  /** Two checkpoints that can't be of one log. */
  V05("contradicting checkpoints", Severity.ERROR),
  /** A checkpoint that was left elsewhere is ahead of the log, or of another one. */
  V06("anchor contradicts", Severity.ERROR),
  /** A hash that is kept beside the records differs from them at a known place. */
  V07("changed record located", Severity.ERROR),
  /** A copy beside a record does not say what the record says. */
  V08("copied column differs", Severity.ERROR),
  /** Numbers of a stream are missing and nothing states them lost. */
  V09("unexplained hole", Severity.ERROR),
  /** A number of a stream is used twice. */
  V10("number used twice", Severity.ERROR),
  /** A stream fell silent and nobody said so. */
  V11("stream without an end", Severity.ERROR),
  /** A record claims an earlier time than it can have. */
  V12("backdated", Severity.ERROR),
  /** A record claims a later time than it can have. */
  V13("future-dated", Severity.ERROR),
  /** Time went back within a stream. */
  V14("out of order", Severity.ERROR),
  /** A personal value that its record does not commit to. */
  V15("personal value without commitment", Severity.ERROR),
  /** Content is gone and nothing says why. */
  V16("content missing", Severity.ERROR),
  /** Content is gone, as a record says. */
  V17("erased, explained", Severity.INFORMATION),
  /** A leaf that is not in the canonical form. */
  V18("not canonical", Severity.WARNING),
  /** A time stamp token that is not of its checkpoint. */
  V19("wrong time stamp", Severity.ERROR),
  /** A session has another number of records than its end says. */
  V20("session incomplete", Severity.ERROR),
  /** Records that were lost and are stated so. */
  V21("stated gaps", Severity.INFORMATION);

  /** How much a finding matters. */
  public enum Severity {
    /** The log can't be relied on there. */
    ERROR,
    /** Odd, but no sign of a change. */
    WARNING,
    /** To be known. */
    INFORMATION;

    /** Lower-case name. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String title;
  private final Severity severity;

  FindingCode(String title, Severity severity) {
    this.title = title;
    this.severity = severity;
  }

  /** A few words that head a list of such findings. */
  public String title() {
    return title;
  }

  /** How much such a finding matters, unless it says otherwise. */
  public Severity severity() {
    return severity;
  }
}
