package org.sessiontrail.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.codenotary.immudb.ImmudbProto.Proof;
import io.codenotary.immudb4j.crypto.CryptoUtils;
import io.codenotary.immudb4j.crypto.Root;
import io.codenotary.immudb4j.crypto.VerificationException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our consistency proofs before a check that others wrote: that of immudb's client, whose log is a
 * tree of RFC 6962 too.
 */
class ForeignConsistencyTest {
  private static final int SIZE = 300;
  private static final NaiveTree TREE = NaiveTree.random(6962, SIZE);

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void consistency_ofAnyTwoSizes_isAcceptedByAForeignCheckAndNothingElseIs(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int newer = 2 + random.nextInt(SIZE - 1);
    int older = 1 + random.nextInt(newer - 1);
    List<Hash> proof = ProofsTest.proofs(TREE, newer).consistency(older, newer);
    Hash other = NaiveTree.random(seed, older).root(older);

    assertThat(accepts(older, TREE.root(older), newer, TREE.root(newer), proof)).isTrue();
    assertThat(accepts(older, other, newer, TREE.root(newer), proof)).isFalse();
    assertThat(accepts(older, TREE.root(older), newer, other, proof)).isFalse();
    List<Hash> changed = new ArrayList<>(proof);
    changed.set(random.nextInt(changed.size()), other);
    assertThat(accepts(older, TREE.root(older), newer, TREE.root(newer), changed)).isFalse();
  }

  private static boolean accepts(
      int older, Hash olderRoot, int newer, Hash newerRoot, List<Hash> path) {
    Proof.Builder proof =
        Proof.newBuilder().setAt(newer - 1L).setRoot(ByteString.copyFrom(newerRoot.bytes()));
    path.forEach(hash -> proof.addConsistencyPath(ByteString.copyFrom(hash.bytes())));
    try {
      CryptoUtils.verifyConsistency(proof.build(), new Root("log", older - 1L, olderRoot.bytes()));
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }
}
