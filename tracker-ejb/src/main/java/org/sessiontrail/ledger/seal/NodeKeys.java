package org.sessiontrail.ledger.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.note.VerifierKey;

/**
 * The two keys of a node: one signs checkpoints in the name of the log, the other as a witness in
 * the name of the node. Never the same, because a signature of the one must mean nothing as the
 * other.
 *
 * @param log the log key; its name is the log's origin
 * @param witness the witness key; its name is {@code <node>.<origin>}
 */
public record NodeKeys(SignerKey log, SignerKey witness) {
  /**
   * The keys in {@code file}, made there when it is missing.
   *
   * @param origin the log's origin
   * @param node this node's name
   * @throws SealException when there are none to be had, or they are of another log or node
   */
  public static NodeKeys load(Path file, String origin, String node) throws SealException {
    try {
      NodeKeys keys = Files.exists(file) ? read(file) : create(file, origin, node);
      if (!keys.log.verifier().name().equals(origin)) {
        throw new SealException(
            "TRK-0380 the keys in "
                + file
                + " sign for "
                + keys.log.verifier().name()
                + ", not for "
                + origin
                + "; name another file in tracker.keystore");
      }
      return keys;
    } catch (IOException | NoteException e) {
      throw new SealException(
          "TRK-0380 the keys in "
              + file
              + " can't be used, so nothing is signed: "
              + e
              + "; see tracker.keystore",
          e);
    }
  }

  /** The public halves. */
  public List<VerifierKey> verifiers() {
    return List.of(log.verifier(), witness.verifier());
  }

  /** Names the public halves only. */
  @Override
  public String toString() {
    return verifiers().toString();
  }

  private static NodeKeys read(Path file) throws IOException, NoteException {
    List<String> lines =
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    if (lines.size() != 2) {
      throw new NoteException("a log key and a witness key are expected, one a line");
    }
    NodeKeys keys = new NodeKeys(SignerKey.parse(lines.get(0)), SignerKey.parse(lines.get(1)));
    if (keys.log.verifier().type() != KeyType.LOG
        || keys.witness.verifier().type() != KeyType.WITNESS) {
      throw new NoteException("a log key and then a witness key are expected");
    }
    return keys;
  }

  private static NodeKeys create(Path file, String origin, String node)
      throws IOException, NoteException {
    NodeKeys keys =
        new NodeKeys(
            SignerKey.generate(origin, KeyType.LOG),
            SignerKey.generate(node + "." + origin, KeyType.WITNESS));
    PrivateFile.write(
        file,
        "# Private keys of Sessiontrail: whoever has them can sign in this node's name.\n"
            + keys.log.secret()
            + "\n"
            + keys.witness.secret()
            + "\n");
    return keys;
  }
}
