package org.sessiontrail.report.bundle;

import org.sessiontrail.ledger.evidence.Evidence;

/** The text that tells a person what a bundle is. */
final class Readme {
  private Readme() {}

  static String text(Evidence.Form form) {
    return """
        EVIDENCE FROM AN AUDIT TRAIL

        This is %s.

        How to check it
          java -jar tracker-cli.jar verify THIS-FILE
          with keys from the owner's safe:   --policy policy-from-there.txt
          with a checkpoint kept elsewhere:  --anchor checkpoint-from-there
        Without these two the bundle vouches for itself: whoever made it could have made all of
        it. With them nobody could have changed, added or removed a record unseen.

        What is in it
          checkpoint            the newest signed statement of size and root hash (C2SP checkpoint)
          checkpoints/          all such statements of the period, cosigned with the time
          consistency/          proofs that the log only grew from one to the next; for single records,
                                from checkpoints that were left elsewhere to the newest
          entries.jsonl         the records, one a line, byte for byte as they were hashed; an empty
                                line is a record that was erased, its hash is in erasures.jsonl
          disclosures.jsonl     personal values; each record holds only their hashes
          frontier-<size>       edge of the hash tree over what lies before the first record
          proofs/, index.csv    for single records: a proof for each, and its place in the log
          removals/             records from elsewhere in the log that say why something of these is
                                gone, each with a proof that it is in the log; for single records
                                these are among the records
          tile/                 the hash tree of a whole log, and in tile/entries/ the records
                                once more (C2SP tlog-tiles)
          timestamps/           answers of a time stamp authority (RFC 3161)
          policy.txt            the public keys, as the log's owner names them (C2SP tlog-policy)
          manifest.json         the hash of each file

        How to check it without this product
          A record's leaf hash is SHA-256(0x00, line without its line feed); a node of the tree is
          SHA-256(0x01, left, right), split at the largest power of two (RFC 6962).
          period:   fold frontier-<size> and it gives the root of checkpoints/<size>; go on with the
                    leaf hashes of entries.jsonl and it gives the root of checkpoint.
          single:   proofs/<place>.tlog-proof (C2SP tlog-proof) leads from the leaf hash to a root.
          personal: the SHA-256 of the text "d" in base64url is one of the "_sd" of record "i".
          time:     openssl ts -verify -in timestamps/<size>.tsr -data checkpoints/<size> ...
          Tools that read these forms: golang.org/x/mod/sumdb/note and tlog, sigstore, tlog-tiles
          clients.
        """
        .formatted(what(form));
  }

  private static String what(Evidence.Form form) {
    return switch (form) {
      case PERIOD ->
          "everything that was recorded between two signed checkpoints, nothing left out";
      case SPARSE ->
          "a selection of records, each with a proof that it is in the log. That none was left out"
              + "\nshows only in their numbers: \"sseq\" of a session has no holes, and its"
              + " session-end says how many";
      default -> "a whole log, from its first record that is kept to its newest checkpoint";
    };
  }
}
