package org.sessiontrail.person.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.person.recommend.Recommendation.Why;

/**
 * The default: items that were used together in sessions, each count losing half its worth in
 * {@value #HALF_LIFE_DAYS} days. How near two items are is their count together over the root of
 * their own counts (cosine), shrunk by {@code n / (n + }{@value #SHRINKAGE}{@code )} so that two
 * which met once by chance are not near. At most {@value #PER_CATEGORY_OF_TEN} of ten come from one
 * category, as long as others are near too. What is missing is filled with what is popular.
 *
 * <p>Memory: at most {@value #MOST_ITEMS} items with {@value #MOST_NEIGHBOURS} neighbours each; the
 * least used go first.
 *
 * <p>Threads: any; one monitor, held for a few microseconds to learn and to recommend.
 */
public final class PairedItems implements Recommender {
  static final int MOST_ITEMS = 2_000;
  static final int MOST_NEIGHBOURS = 40;
  static final int HALF_LIFE_DAYS = 14;
  static final int SHRINKAGE = 5;
  static final int PER_CATEGORY_OF_TEN = 6;

  /** So many items of a session are paired with one that is used. */
  static final int LOOK_BACK = 10;

  private static final double RANK_FALL = 0.8;
  private static final Comparator<Recommendation> BEST_FIRST =
      Comparator.comparingDouble(Recommendation::score)
          .reversed()
          .thenComparing(Recommendation::item);

  private final Map<String, Item> items = new HashMap<>();

  /** One that has learned nothing. */
  public PairedItems() {}

  /** What is known of an item. */
  private static final class Item {
    final Worth used = new Worth();
    final Map<String, Worth> beside = new HashMap<>();
    @Nullable String category;
  }

  @Override
  public synchronized void learn(Use use) {
    long at = use.epochMicros();
    Item item = item(use.item(), at);
    item.used.add(use.weight(), at);
    if (use.category() != null) {
      item.category = use.category();
    }
    use.before().stream()
        .limit(LOOK_BACK)
        .filter(other -> !other.equals(use.item()))
        .distinct()
        .forEach(other -> pair(use, item, other));
  }

  private void pair(Use use, Item item, String other) {
    Item before = items.get(other);
    if (before != null) {
      beside(item, other, use);
      beside(before, use.item(), use);
    }
  }

  private static void beside(Item of, String other, Use use) {
    Map<String, Worth> beside = of.beside;
    if (!beside.containsKey(other) && beside.size() >= MOST_NEIGHBOURS) {
      beside.remove(least(beside, use.epochMicros()));
    }
    beside.computeIfAbsent(other, key -> new Worth()).add(use.weight(), use.epochMicros());
  }

  private static String least(Map<String, Worth> counts, long at) {
    return counts.entrySet().stream()
        .min(Comparator.comparingDouble(each -> each.getValue().at(at)))
        .orElseThrow()
        .getKey();
  }

  private Item item(String name, long at) {
    Item known = items.get(name);
    if (known != null) {
      return known;
    }
    if (items.size() >= MOST_ITEMS) {
      items.entrySet().stream()
          .sorted(Comparator.comparingDouble(each -> each.getValue().used.at(at)))
          .limit(MOST_ITEMS / 10)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(items::remove);
    }
    Item made = new Item();
    items.put(name, made);
    return made;
  }

  @Override
  public synchronized List<Recommendation> recommend(Wish wish) {
    List<Recommendation> out = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    spread(similar(wish), wish, out, taken);
    String category = wish.category();
    if (out.size() < wish.limit() && category != null) {
      fill(popular(wish, category), wish, out, taken);
    }
    if (out.size() < wish.limit()) {
      fill(popular(wish, null), wish, out, taken);
    }
    return List.copyOf(out);
  }

  private List<Recommendation> similar(Wish wish) {
    Map<String, Nearness> near = new HashMap<>();
    double rank = 1;
    for (String from : wish.from()) {
      Item anchor = items.get(from);
      if (anchor != null) {
        near(anchor, from, rank, wish, near);
      }
      rank *= RANK_FALL;
    }
    return near.entrySet().stream()
        .filter(each -> !wish.from().contains(each.getKey()))
        .map(
            each ->
                new Recommendation(
                    each.getKey(), Why.SIMILAR, each.getValue().because, each.getValue().sum))
        .sorted(BEST_FIRST)
        .toList();
  }

  /** How near an item is to all that were used, and which of them is the most of it. */
  private static final class Nearness {
    double sum;
    double most;
    @Nullable String because;
  }

  private void near(Item anchor, String name, double rank, Wish wish, Map<String, Nearness> into) {
    long at = wish.epochMicros();
    double own = anchor.used.at(at);
    anchor.beside.forEach(
        (other, together) -> {
          Item item = items.get(other);
          if (item == null || wish.excluded().test(other)) {
            return;
          }
          double count = together.at(at);
          double shrunk = count / (count + SHRINKAGE);
          double score = rank * shrunk * count / Math.sqrt(own * item.used.at(at));
          Nearness nearness = into.computeIfAbsent(other, key -> new Nearness());
          nearness.sum += score;
          if (score > nearness.most) {
            nearness.most = score;
            nearness.because = name;
          }
        });
  }

  private List<Recommendation> popular(Wish wish, @Nullable String category) {
    Why why = category == null ? Why.POPULAR : Why.POPULAR_IN_CATEGORY;
    return items.entrySet().stream()
        .filter(each -> category == null || category.equals(each.getValue().category))
        .filter(each -> !wish.excluded().test(each.getKey()))
        .filter(each -> !wish.from().contains(each.getKey()))
        .map(
            each ->
                new Recommendation(
                    each.getKey(), why, category, each.getValue().used.at(wish.epochMicros())))
        .sorted(BEST_FIRST)
        .toList();
  }

  /** Takes the best, but not too many of one category; what was passed over fills what is left. */
  private void spread(
      List<Recommendation> from, Wish wish, List<Recommendation> out, Set<String> taken) {
    int most = Math.max(1, (wish.limit() * PER_CATEGORY_OF_TEN + 9) / 10);
    Map<String, Integer> ofCategory = new HashMap<>();
    List<Recommendation> passed = new ArrayList<>();
    for (Recommendation each : from) {
      Item item = items.get(each.item());
      String category = item == null ? null : item.category;
      if (category != null && ofCategory.merge(category, 1, Integer::sum) > most) {
        passed.add(each);
      } else {
        fill(List.of(each), wish, out, taken);
      }
    }
    fill(passed, wish, out, taken);
  }

  private static void fill(
      List<Recommendation> from, Wish wish, List<Recommendation> out, Set<String> taken) {
    for (Recommendation each : from) {
      if (out.size() >= wish.limit()) {
        return;
      }
      if (taken.add(each.item())) {
        out.add(each);
      }
    }
  }

  /** How many items it knows. */
  synchronized int size() {
    return items.size();
  }

  /** The most neighbours that one of its items has. */
  synchronized int mostNeighbours() {
    return items.values().stream().mapToInt(item -> item.beside.size()).max().orElse(0);
  }

  /** A count that loses half its worth with each half-life. */
  private static final class Worth {
    private static final double HALF_LIFE_MICROS = HALF_LIFE_DAYS * 86_400e6;

    private double worth;
    private long micros;

    void add(double more, long at) {
      worth = at(at) + more;
      micros = Math.max(micros, at);
    }

    double at(long at) {
      return at <= micros ? worth : worth * Math.pow(0.5, (at - micros) / HALF_LIFE_MICROS);
    }
  }
}
