package org.sessiontrail.report.dispute;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.bundle.BundleSelection;

/** The text that tells people what a pack is, and how to check it without whoever made it. */
final class PackReadme {
  private static final String TEXT =
      """
      DISPUTE PACK FROM AN AUDIT TRAIL

      Application   %s
      Asked for     %s
      Made at       %s (UTC) by %s
      Report id     %s
      Records       %s in the report, %s in the evidence%s
      Checkpoint    over the first %s records, root hash %s
      Verified      %s

      WHAT IS IN IT
        %sreport.csv            the same records for a spreadsheet; its last line says "end"
        verification.txt      what verifying this evidence said when the pack was made
        everything else       the evidence, for the verifier: the records exactly as they were
                              recorded, proofs, signed checkpoints, keys, and the hash of each
                              file of this pack (manifest.json)

      HOW TO CHECK IT
        You need a computer with Java 17 or newer and the file tracker-cli.jar, which you should
        get from the makers of Sessiontrail and not from whoever gave you this pack. No network
        and no access to the application is needed. Do not unpack the pack, and run

            java -jar tracker-cli.jar verify THIS-FILE.zip

        It ends with NOTHING FOUND, or with one sentence for each thing that is wrong. One
        changed byte, in the evidence or in the report, is found.

        That shows that the pack is as it was made. Two more things make it proof against the
        maker, too; ask for them from somebody who is not a party:
          a checkpoint that was left elsewhere    --anchor FILE
            (a mail to an auditor, a log server, a file on another disk)
          the keys of the log, kept elsewhere     --policy FILE
        With both, nobody could have changed, added or removed one of these records after the
        checkpoint was left, not even who holds the database and the keys.

      WHAT IT SHOWS
        %s
      WHAT IT CAN'T SHOW
        Requests that never reached the application, and what it was told not to record: the
        report's last pages say what and how often. Values that were erased on request; the
        record then stands without them. Who sat at the keyboard: a record names the account.
      """;

  private PackReadme() {}

  static String text(
      DisputePack.Source source,
      DisputePack.Made made,
      BundleSelection selection,
      @Nullable String madeBy,
      String at) {
    return TEXT.formatted(
        VisibleText.of(source.app()),
        conditions(selection),
        at,
        madeBy == null ? "somebody unknown" : VisibleText.of(madeBy),
        made.id(),
        number(made.records()),
        number(made.proven()),
        unsigned(made.unsigned()),
        number(made.seal().treeSize()),
        made.seal().rootHash(),
        made.isSound() ? "yes, nothing found" : "NO: see verification.txt",
        made.hasDocument()
            ? "report.pdf            the records to be read, printed and signed\n  "
            : "",
        shows(selection.form()));
  }

  private static String shows(Evidence.Form form) {
    return form == Evidence.Form.PERIOD
        ? """
        The evidence is everything that was recorded between two signed checkpoints around
          the period: nothing was left out, nothing was added, nothing changed since.
        """
        : """
        Each record has a proof that it is in the log under the checkpoint, unchanged, at the
          place it says. That no record of a session was left out shows in their numbers
          ("sseq", from 1 without holes) and in its end, which says how many there are.
        """;
  }

  private static String conditions(BundleSelection selection) {
    Map<String, String> typed = new TreeMap<>(selection.conditions());
    return typed.entrySet().stream()
        .map(each -> each.getKey() + " " + VisibleText.of(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String unsigned(long count) {
    return count == 0 ? "" : "; " + number(count) + " newer ones are not signed yet and left out";
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
