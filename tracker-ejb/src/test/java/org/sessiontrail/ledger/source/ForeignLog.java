package org.sessiontrail.ledger.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.report.NpmPackage;

/**
 * A log in the form of C2SP tlog-tiles that none of our code wrote: the tree is that of the npm
 * package {@code merkletreejs}, the signatures are node's.
 *
 * @param directory where it is
 */
public record ForeignLog(Path directory) {
  private static final NpmPackage TREES = new NpmPackage("merkletreejs", "0.6.0");

  /** Writes one of {@code entries} entries, with checkpoints and proofs at {@code older} sizes. */
  public static ForeignLog write(Path directory, int entries, int... older) throws Exception {
    String sizes = Arrays.stream(older).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String said = NpmPackage.node("write-log.cjs", TREES.modules(), directory, entries, sizes);
    assertThat(said.strip()).isEqualTo("written");
    return new ForeignLog(directory);
  }

  TlogPolicy policy() throws Exception {
    return TlogPolicy.parse(Files.readString(directory.resolve("policy")));
  }

  Checkpoint checkpoint(int size) throws Exception {
    return anchor(size).checkpoint();
  }

  /** A checkpoint of its past. */
  AnchorNote anchor(int size) throws Exception {
    return anchor("older/" + size);
  }

  /** A checkpoint of another past, signed with the same key. */
  AnchorNote fork(int size) throws Exception {
    return anchor("fork/" + size);
  }

  private AnchorNote anchor(String file) throws Exception {
    SignedNote note = SignedNote.parse(Files.readString(directory.resolve(file)));
    return new AnchorNote(file, Checkpoint.parse(note.text()), note);
  }

  /** A leaf's hash, and behind it the proof that it is in the tree of {@code size}. */
  List<Hash> proof(int size, int index) throws Exception {
    return Files.readAllLines(directory.resolve("proofs/" + size + "-" + index)).stream()
        .filter(line -> !line.isEmpty())
        .map(Hash::parse)
        .toList();
  }
}
