package org.sessiontrail.person;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's sessions show, changing as they go on. Each change takes time that does not grow
 * with what is known.
 *
 * <p>Threads: any; one monitor, held for microseconds.
 */
final class Profile {
  private static final long COMPARING_MICROS = TimeUnit.MINUTES.toMicros(30);
  private static final int COMPARED = 3;

  private record Look(String item, @Nullable String category, long micros) {}

  private final Interests interests = new Interests();
  private final Deque<Look> looks = new ArrayDeque<>();
  private final Recent viewed = new Recent();
  private final Recent searched = new Recent();
  private final Recent carted = new Recent();
  private final Recent bought = new Recent();
  private boolean atCheckout;

  /** Takes in what was done; returns the category of its item, or null when that is not known. */
  synchronized @Nullable String add(PersonalDeed deed) {
    String item = deed.item();
    String category = deed.category() == null ? categoryOf(item) : deed.category();
    if (category != null) {
      interests.add(category, deed.sort().weight, deed.epochMicros());
    }
    if (deed.sort() == PersonalDeed.Sort.CHECKOUT) {
      atCheckout = true;
    } else if (deed.sort() == PersonalDeed.Sort.BUY) {
      buy(deed);
    } else if (item != null) {
      note(deed, item, category);
    }
    return category;
  }

  private void note(PersonalDeed deed, String item, @Nullable String category) {
    switch (deed.sort()) {
      case VIEW -> {
        viewed.add(item);
        looks.removeIf(look -> look.item().equals(item));
        looks.addFirst(new Look(item, category, deed.epochMicros()));
        if (looks.size() > Recent.MOST) {
          looks.removeLast();
        }
      }
      case SEARCH -> searched.add(item);
      case CART -> carted.add(item);
      default -> carted.remove(item);
    }
  }

  /** An order does not say what is in it: it is what was in the cart. */
  private void buy(PersonalDeed deed) {
    for (String item : carted.list()) {
      String category = categoryOf(item);
      if (category != null) {
        interests.add(category, deed.sort().weight, deed.epochMicros());
      }
    }
    bought.addAll(carted);
    carted.clear();
    atCheckout = false;
  }

  private @Nullable String categoryOf(@Nullable String item) {
    for (Look look : looks) {
      if (look.item().equals(item)) {
        return look.category();
      }
    }
    return null;
  }

  /** Takes over what a session showed before its user was known. */
  void merge(Profile session) {
    Profile taken = session.copy();
    synchronized (this) {
      interests.addAll(taken.interests);
      viewed.addAll(taken.viewed);
      searched.addAll(taken.searched);
      carted.addAll(taken.carted);
      bought.addAll(taken.bought);
      taken.looks.descendingIterator().forEachRemaining(this::look);
      atCheckout |= taken.atCheckout;
    }
  }

  private void look(Look later) {
    looks.removeIf(look -> look.item().equals(later.item()));
    looks.addFirst(later);
    if (looks.size() > Recent.MOST) {
      looks.removeLast();
    }
  }

  private synchronized Profile copy() {
    Profile out = new Profile();
    out.interests.addAll(interests);
    out.viewed.addAll(viewed);
    out.searched.addAll(searched);
    out.carted.addAll(carted);
    out.bought.addAll(bought);
    out.looks.addAll(looks);
    out.atCheckout = atCheckout;
    return out;
  }

  /** Forgets everything. */
  synchronized void clear() {
    interests.clear();
    looks.clear();
    List.of(viewed, searched, carted, bought).forEach(Recent::clear);
    atCheckout = false;
  }

  /** Items looked at, the latest first. */
  synchronized List<String> viewed() {
    return viewed.list();
  }

  synchronized ProfileView view(String reason, Device device, @Nullable String campaign, long now) {
    return new ProfileView(
        true,
        reason,
        interests.at(now),
        new ProfileView.Items(viewed.list(), searched.list(), carted.list(), bought.list()),
        stage(now),
        device,
        campaign);
  }

  private Stage stage(long now) {
    if (atCheckout || !carted.isEmpty()) {
      return Stage.BUYING;
    }
    Look last = looks.peekFirst();
    if (last == null) {
      return viewed.isEmpty() && searched.isEmpty() ? Stage.NEW : Stage.BROWSING;
    }
    Set<String> compared = new HashSet<>();
    for (Look look : looks) {
      boolean same = last.category() != null && last.category().equals(look.category());
      if (same && now - look.micros() <= COMPARING_MICROS) {
        compared.add(look.item());
      }
    }
    return compared.size() >= COMPARED ? Stage.COMPARING : Stage.BROWSING;
  }
}
