package org.sessiontrail.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProofsTest {
  private static final int SIZE = 300;
  private static final NaiveTree TREE = NaiveTree.random(1, SIZE);

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @Test
  void frontier_ofEverySize_hasTheRootOfTheDefinition() {
    Frontier frontier = new Frontier();
    for (int size = 0; size < SIZE; size++) {
      assertThat(frontier.root()).as("size %d", size).isEqualTo(TREE.root(size));
      Frontier again = Frontier.of(size, frontier.bytes());
      assertThat(again.root()).isEqualTo(frontier.root());
      assertThat(proofs(Math.max(1, size)).frontier(size).subtrees())
          .isEqualTo(frontier.subtrees());
      frontier.append(new TreeHasher().leaf(TREE.leaf(size)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inclusion_ofAnyLeaf_isThePathOfTheDefinitionAndHolds(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = 1 + random.nextInt(SIZE);
    int index = random.nextInt(size);

    List<Hash> path = proofs(size).inclusion(index, size);

    assertThat(path).isEqualTo(TREE.path(index, size));
    assertThat(ProofCheck.includes(TREE.leafHash(index), index, size, path, TREE.root(size)))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inclusion_withAnythingElse_doesNotHold(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = 2 + random.nextInt(SIZE - 1);
    int index = random.nextInt(size);
    List<Hash> path = new ArrayList<>(proofs(size).inclusion(index, size));
    Hash leaf = TREE.leafHash(index);
    Hash root = TREE.root(size);

    assertThat(ProofCheck.includes(leaf, (index + 1) % size, size, path, root)).isFalse();
    assertThat(ProofCheck.includes(leaf, size, size, path, root)).isFalse();
    assertThat(ProofCheck.includes(root, index, size, path, root)).isFalse();
    List<Hash> longer = new ArrayList<>(path);
    longer.add(root);
    assertThat(ProofCheck.includes(leaf, index, size, longer, root)).isFalse();
    path.set(random.nextInt(path.size()), root);
    assertThat(ProofCheck.includes(leaf, index, size, path, root)).isFalse();
    path.remove(0);
    assertThat(ProofCheck.includes(leaf, index, size, path, root)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void consistency_ofAnyTwoSizes_isTheProofOfTheDefinitionAndHolds(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int newer = 1 + random.nextInt(SIZE);
    int older = 1 + random.nextInt(newer);

    List<Hash> proof = proofs(newer).consistency(older, newer);

    assertThat(proof).isEqualTo(TREE.proof(older, newer));
    assertThat(ProofCheck.isConsistent(older, TREE.root(older), newer, TREE.root(newer), proof))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void consistency_withAnotherTree_doesNotHold(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int newer = 2 + random.nextInt(SIZE - 1);
    int older = 1 + random.nextInt(newer - 1);
    List<Hash> proof = new ArrayList<>(proofs(newer).consistency(older, newer));
    Hash olderRoot = TREE.root(older);
    Hash newerRoot = TREE.root(newer);
    Hash other = NaiveTree.random(seed + 1_000L, older).root(older);

    assertThat(ProofCheck.isConsistent(older, other, newer, newerRoot, proof)).isFalse();
    assertThat(ProofCheck.isConsistent(older, olderRoot, newer, olderRoot, proof)).isFalse();
    assertThat(ProofCheck.isConsistent(newer, newerRoot, older, olderRoot, proof)).isFalse();
    proof.set(random.nextInt(proof.size()), other);
    assertThat(ProofCheck.isConsistent(older, olderRoot, newer, newerRoot, proof)).isFalse();
    proof.clear();
    assertThat(ProofCheck.isConsistent(older, olderRoot, newer, newerRoot, proof)).isFalse();
  }

  @Test
  void consistency_withNothing_holdsForTheEmptyTreeOnly() {
    Hash root = TREE.root(5);
    assertThat(proofs(5).consistency(0, 5)).isEmpty();
    assertThat(proofs(5).consistency(5, 5)).isEmpty();
    assertThat(ProofCheck.isConsistent(0, TreeHasher.EMPTY, 5, root, List.of())).isTrue();
    assertThat(ProofCheck.isConsistent(0, root, 5, root, List.of())).isFalse();
    assertThat(ProofCheck.isConsistent(5, root, 5, root, List.of())).isTrue();
    assertThat(ProofCheck.isConsistent(5, root, 5, TREE.root(4), List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 70_000})
  void tiles_ofAnySize_giveTheNodesOfTheTree(int size) {
    List<Hash> leaves = IntStream.range(0, size).mapToObj(ProofsTest::numbered).toList();
    Frontier frontier = new Frontier();
    leaves.forEach(frontier::append);
    TileNodes<RuntimeException> nodes = new TileNodes<>(tiles(leaves), size);

    assertThat(new Proofs<>(nodes).frontier(size).root()).isEqualTo(frontier.root());
    int index = size / 3;
    assertThat(
            ProofCheck.includes(
                leaves.get(index),
                index,
                size,
                new Proofs<>(nodes).inclusion(index, size),
                frontier.root()))
        .isTrue();
  }

  @Test
  void width_ofSeventyThousandLeaves_isAsTheSpecificationSays() {
    long size = 70_000;
    assertThat(Tile.width(0, 272, size)).isEqualTo(256);
    assertThat(Tile.width(0, 273, size)).isEqualTo(112);
    assertThat(Tile.width(0, 274, size)).isZero();
    assertThat(Tile.width(1, 0, size)).isEqualTo(256);
    assertThat(Tile.width(1, 1, size)).isEqualTo(17);
    assertThat(Tile.width(2, 0, size)).isEqualTo(1);
  }

  @Test
  void path_ofATile_isAsTheSpecificationSays() {
    assertThat(Tile.path("0", 1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
    assertThat(Tile.path("entries", 273, 112)).isEqualTo("tile/entries/273.p/112");
    assertThat(Tile.path("2", 0, 256)).isEqualTo("tile/2/000");
  }

  @Test
  void frontier_thatFitsNoSize_isRefused() {
    Hash hash = TREE.leafHash(0);
    assertThatThrownBy(() -> new Frontier(3, List.of(hash)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size 3");
    assertThatThrownBy(() -> Frontier.of(1, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hash_inAnotherTextOfTheSameBytes_isRefused() {
    String text = TREE.leafHash(0).base64();
    char last = text.charAt(42);
    // the last character of 43 carries two bits that belong to no byte
    char twin =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            .charAt(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(last)
                    ^ 1);
    assertThatThrownBy(() -> Hash.parse(text.substring(0, 42) + twin + "="))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.parse(text.substring(0, 43)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Hash.parse(text)).isEqualTo(TREE.leafHash(0));
  }

  private static Proofs<RuntimeException> proofs(int size) {
    return proofs(TREE, size);
  }

  /** Proofs out of the tiles over the first {@code size} leaves of {@code tree}. */
  static Proofs<RuntimeException> proofs(NaiveTree tree, int size) {
    List<Hash> leaves = IntStream.range(0, size).mapToObj(tree::leafHash).toList();
    return new Proofs<>(new TileNodes<>(tiles(leaves), size));
  }

  private static TileSource<RuntimeException> tiles(List<Hash> leaves) {
    return (level, index, width) -> {
      List<Hash> row = leaves;
      for (int at = 0; at < level; at++) {
        List<Hash> above = new ArrayList<>();
        for (int i = 0; i + Tile.WIDTH <= row.size(); i += Tile.WIDTH) {
          above.add(new Tile(at, i / 256, row.subList(i, i + 256)).node(new TreeHasher(), 8, 0));
        }
        row = above;
      }
      int from = (int) index * Tile.WIDTH;
      return new Tile(level, index, row.subList(from, from + width));
    };
  }

  private static Hash numbered(int index) {
    return new TreeHasher()
        .leaf(Integer.toString(index).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
