package org.sessiontrail.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Disclosure;

/** Values that an independent prototype and other implementations of the formats agree on. */
final class KnownAnswerTest {
  private static final String ORIGIN = "trail.example.com/shop";
  private static final String VKEY =
      "trail.example.com/shop+ead89928+ATtF9UZv6EOPxnbqKI63MeQQkFfNFEFWqbABADiBc7Fb";
  private static final String LEAF =
      "{\"at\":\"2026-01-05T10:00:00.000000Z\",\"kind\":\"stream-open\","
          + "\"nonce\":\"MdwReGSBhow2Z8vT7UCRCQ\",\"seq\":1,\"stream\":\"n1/b1\",\"v\":1}";

  @Test
  void leaf_ofTheFirstRecord_hasTheKnownHash() {
    Hash hash = new TreeHasher().leaf(LEAF.getBytes(StandardCharsets.UTF_8));

    assertThat(hash)
        .hasToString("149157a338f1712f0d0abe9a9423c8c55671b6fd2c6e3142c300f71fe516f3c5");
    assertThat(CanonicalJson.text(CanonicalJson.object(LEAF.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(LEAF);
  }

  @Test
  void key_ofTheKnownSeed_hasTheKnownText() throws NoteException {
    assertThat(signer().verifier()).hasToString(VKEY);
    assertThat(VerifierKey.parse(VKEY)).isEqualTo(signer().verifier());
    assertThat(SignerKey.parse(signer().secret()).verifier()).isEqualTo(signer().verifier());
  }

  @Test
  void checkpoint_ofSizeSeven_hasTheKnownSignature() throws NoteException {
    Hash root = Hash.parse("sph32kml63ThS3YbG8z21RJHjK7bn9dmvbO2HW+VHzo=");
    Checkpoint checkpoint = new Checkpoint(ORIGIN, 7, root);

    NoteSignature signature = signer().sign(checkpoint.text(), 0);

    assertThat(signature)
        .hasToString(
            "\u2014 trail.example.com/shop 6tiZKPDOq+ubffL6mZGP/YT+s7E8Kb37A1vTM8DdaNiRrdxUhGlCgx"
                + "aCddcVrxn7VfAjsfTRtXRzIQsizWnlEKaDDwc=");
    SignedNote note = new SignedNote(checkpoint.text(), List.of(signature));
    assertThat(SignedNote.parse(note.toString()).isSignedBy(VerifierKey.parse(VKEY))).isTrue();
    assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
  }

  @Test
  void disclosure_ofTheKnownText_hasTheKnownDigest() {
    assertThat(Disclosure.digest("WyJMb3BsOWt1bW5kMlJUemg3aVRTUmZBIiwidXNlciIsInVzZXIwIl0"))
        .isEqualTo("XJvXigmn9fG-oADDYXjKcZ24P2OkyYLvP3TbckAKbi0");
  }

  @Test
  void note_ofTheSpecification_isSignedByItsKey() throws NoteException {
    String note =
        "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq"
            + "6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    SignedNote read = SignedNote.parse(note);

    assertThat(read.isSignedBy(key)).isTrue();
    assertThat(read).hasToString(note);
    assertThat(SignedNote.parse(note.replace("example message", "Example message")).isSignedBy(key))
        .isFalse();
  }

  private static SignerKey signer() throws NoteException {
    try {
      byte[] seed =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest("log key n1".getBytes(StandardCharsets.US_ASCII));
      return new SignerKey(VerifierKey.parse(VKEY), seed);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
