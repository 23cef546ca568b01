package org.sessiontrail.person.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How well the default recommends beside popularity, on a made-up history in which items belong
 * together in groups that no category tells.
 */
class RecommendationQualityTest {
  private static final int GROUPS = 40;
  private static final int IN_GROUP = 10;
  private static final int SESSIONS = 5_000;
  private static final int HELD_OUT = 1_000;
  private static final double STRAY = 0.2;
  private static final long MINUTE = 60_000_000L;

  private record Quality(double hitRate, double reciprocalRank) {}

  private final Random random = new Random(20_261_123);
  private final Map<String, Integer> uses = new HashMap<>();
  private long now = 1_795_000_000_000_000L;

  @Test
  void recommend_whenItemsBelongTogether_isBetterThanPopularity() {
    PairedItems paired = new PairedItems();
    for (int i = 0; i < SESSIONS; i++) {
      learn(paired, session());
    }
    List<List<String>> heldOut = new ArrayList<>();
    for (int i = 0; i < HELD_OUT; i++) {
      heldOut.add(session());
    }
    List<String> popular =
        uses.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();

    Quality pairs = measure(heldOut, seen -> ask(paired, seen));
    Quality popularity =
        measure(
            heldOut,
            seen -> popular.stream().filter(item -> !seen.contains(item)).limit(10).toList());

    assertThat(pairs.hitRate()).isGreaterThan(0.6).isGreaterThan(3 * popularity.hitRate());
    assertThat(pairs.reciprocalRank()).isGreaterThan(3 * popularity.reciprocalRank());
  }

  private void learn(PairedItems paired, List<String> session) {
    for (int i = 0; i < session.size(); i++) {
      List<String> before = latestFirst(session.subList(0, i));
      paired.learn(new Use(session.get(i), "all", before, 1, now += MINUTE));
      uses.merge(session.get(i), 1, Integer::sum);
    }
  }

  private List<String> ask(PairedItems paired, List<String> seen) {
    List<String> from = latestFirst(seen);
    return paired.recommend(new Wish(from, "all", item -> false, 10, now)).stream()
        .map(Recommendation::item)
        .toList();
  }

  private static List<String> latestFirst(List<String> session) {
    List<String> out = new ArrayList<>(session);
    Collections.reverse(out);
    return out;
  }

  private static Quality measure(
      List<List<String>> sessions, Function<List<String>, List<String>> recommender) {
    double hits = 0;
    double ranks = 0;
    for (List<String> session : sessions) {
      int last = session.size() - 1;
      int place = recommender.apply(session.subList(0, last)).indexOf(session.get(last));
      if (place >= 0) {
        hits++;
        ranks += 1.0 / (place + 1);
      }
    }
    return new Quality(hits / sessions.size(), ranks / sessions.size());
  }

  /** Three to six items of one group, some of them astray; groups and items differ in favour. */
  private List<String> session() {
    int group = favoured(GROUPS);
    int length = 3 + random.nextInt(4);
    List<String> out = new ArrayList<>();
    while (out.size() < length) {
      int of = random.nextDouble() < STRAY ? favoured(GROUPS) : group;
      String item = "item-" + of + "-" + favoured(IN_GROUP);
      if (!out.contains(item)) {
        out.add(item);
      }
    }
    return out;
  }

  private int favoured(int many) {
    return (int) (many * Math.pow(random.nextDouble(), 1.5));
  }
}
