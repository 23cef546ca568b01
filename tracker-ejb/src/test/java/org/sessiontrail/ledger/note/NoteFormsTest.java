package org.sessiontrail.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.ledger.tree.Hash;

final class NoteFormsTest {
  private static final String ORIGIN = "shop.example.com";
  private static final long SECONDS = 1_800_000_000L;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @Test
  void cosignature_statesItsTimeAndHoldsForItOnly() throws NoteException {
    SignerKey log = SignerKey.generate(ORIGIN, KeyType.LOG);
    SignerKey witness = SignerKey.generate("n1." + ORIGIN, KeyType.WITNESS);
    Checkpoint checkpoint = new Checkpoint(ORIGIN, 9, hash(1));
    SignedNote note =
        new SignedNote(checkpoint.text(), List.of(log.sign(checkpoint.text(), SECONDS)))
            .with(witness.sign(checkpoint.text(), SECONDS));

    SignedNote read = SignedNote.parse(note.toString());
    NoteSignature signature = read.signatures().get(1);

    assertThat(witness.verifier().time(signature)).hasValue(SECONDS);
    assertThat(read.isSignedBy(witness.verifier())).isTrue();
    assertThat(log.verifier().time(read.signatures().get(0))).isEmpty();
    byte[] later = signature.bytes().clone();
    later[7]++;
    assertThat(
            witness
                .verifier()
                .verifies(
                    read.text(), new NoteSignature(signature.name(), signature.keyId(), later)))
        .isFalse();
  }

  @Test
  void policy_withAQuorumOfTwo_wantsBoth() throws NoteException {
    SignerKey log = SignerKey.generate(ORIGIN, KeyType.LOG);
    SignerKey one = SignerKey.generate("n1." + ORIGIN, KeyType.WITNESS);
    SignerKey two = SignerKey.generate("n2." + ORIGIN, KeyType.WITNESS);
    TlogPolicy policy =
        TlogPolicy.of(List.of(log.verifier()), List.of(one.verifier(), two.verifier()), 2);
    String text = new Checkpoint(ORIGIN, 9, hash(1)).text();
    SignedNote signed = new SignedNote(text, List.of(log.sign(text, 0)));

    assertThat(policy.isSigned(signed)).isTrue();
    assertThat(policy.isWitnessed(signed)).isFalse();
    assertThat(policy.isWitnessed(signed.with(one.sign(text, SECONDS)))).isFalse();
    assertThat(
            policy.isWitnessed(signed.with(one.sign(text, SECONDS)).with(two.sign(text, SECONDS))))
        .isTrue();
    assertThat(policy.isSigned(new SignedNote(text, List.of(one.sign(text, SECONDS))))).isFalse();
  }

  @Test
  void policy_ofTheSpecificationsExample_countsByGroup() throws NoteException {
    SignerKey[] keys = new SignerKey[7];
    for (int i = 0; i < keys.length; i++) {
      keys[i] =
          SignerKey.generate(i == 0 ? "log" : "w" + i, i == 0 ? KeyType.LOG : KeyType.WITNESS);
    }
    StringBuilder text = new StringBuilder("# two levels\n  log\t" + keys[0].verifier() + "\n\n");
    for (int i = 1; i < keys.length; i++) {
      text.append("witness W")
          .append(i)
          .append(' ')
          .append(keys[i].verifier())
          .append(" https://x\n");
    }
    text.append("group X 2 W1 W2 W3\ngroup Y any W4 W5 W6\ngroup XY all X Y\nquorum XY\n");
    TlogPolicy policy = TlogPolicy.parse(text.toString());
    String checkpoint = new Checkpoint("log", 1, hash(2)).text();
    SignedNote note = new SignedNote(checkpoint, List.of(keys[0].sign(checkpoint, 0)));
    for (int i = 1; i <= 3; i++) {
      note = note.with(keys[i].sign(checkpoint, SECONDS));
    }

    assertThat(policy.isWitnessed(note)).isFalse();
    assertThat(policy.isWitnessed(note.with(keys[5].sign(checkpoint, SECONDS)))).isTrue();
    assertThat(policy.witnesses()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quorum none\nquorum none",
        "quorum w",
        "witness none shop+00000000+AAAA\nquorum none",
        "log x\nquorum none",
        "group g all\nquorum none",
        "group g 2 a\nquorum none",
        "frobnicate\nquorum none"
      })
  void policy_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> TlogPolicy.parse(text)).isInstanceOf(NoteException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\n",
        "a\n1\n\n",
        "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
      })
  void checkpoint_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(NoteException.class);
  }

  @Test
  void proofs_readAndWrittenAgain_areTheSameText() throws NoteException {
    SignerKey log = SignerKey.generate(ORIGIN, KeyType.LOG);
    String text = new Checkpoint(ORIGIN, 9, hash(1)).text();
    SignedNote note = new SignedNote(text, List.of(log.sign(text, 0)));

    for (List<Hash> path : List.of(List.<Hash>of(), List.of(hash(3), hash(4)))) {
      String proof = new TlogProof(8, path, note).toString();
      assertThat(TlogProof.parse(proof)).hasToString(proof);
      String consistency = new ConsistencyNote(3, path, note).toString();
      assertThat(ConsistencyNote.parse(consistency)).hasToString(consistency);
    }
    String extra = "c2sp.org/tlog-proof@v1\nextra AAEC\nindex 0\n\n" + note;
    assertThat(TlogProof.parse(extra).index()).isZero();
    assertThatThrownBy(() -> TlogProof.parse("c2sp.org/tlog-proof@v2\nindex 0\n\n" + note))
        .isInstanceOf(NoteException.class);
  }

  /** No byte of a note is idle: whatever is changed, it is refused, differs or is not signed. */
  @ParameterizedTest
  @MethodSource("seeds")
  void note_withOneByteChanged_isNotSigned(int seed) throws NoteException {
    SplittableRandom random = new SplittableRandom(seed);
    SignerKey log = SignerKey.generate(ORIGIN, KeyType.LOG);
    String text = new Checkpoint(ORIGIN, 9, hash(1)).text();
    byte[] note =
        new SignedNote(text, List.of(log.sign(text, 0)))
            .toString()
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    note[random.nextInt(note.length)] ^= (byte) (1 << random.nextInt(8));

    boolean signed;
    try {
      signed = SignedNote.parse(note).isSignedBy(log.verifier());
    } catch (NoteException e) {
      signed = false;
    }

    assertThat(signed).isFalse();
  }

  @Test
  void key_ofAnotherPair_isRefused() throws NoteException {
    SignerKey one = SignerKey.generate(ORIGIN, KeyType.LOG);
    SignerKey two = SignerKey.generate(ORIGIN, KeyType.LOG);
    String secret = one.secret().substring(0, one.secret().indexOf(' '));

    assertThatThrownBy(() -> SignerKey.parse(secret + " " + two.verifier()))
        .isInstanceOf(NoteException.class)
        .hasMessageNotContaining(secret.substring(secret.lastIndexOf('+')));
    assertThatThrownBy(() -> SignerKey.parse("nonsense")).isInstanceOf(NoteException.class);
    assertThat(one).hasToString(one.verifier().toString());
  }

  private static Hash hash(int fill) {
    byte[] bytes = new byte[Hash.BYTES];
    java.util.Arrays.fill(bytes, (byte) fill);
    return Hash.of(bytes);
  }
}
