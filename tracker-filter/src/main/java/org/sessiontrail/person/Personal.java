package org.sessiontrail.person;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.person.recommend.Recommendation;
import org.sessiontrail.person.recommend.Recommender;
import org.sessiontrail.person.recommend.Use;
import org.sessiontrail.person.recommend.Wish;
import org.sessiontrail.record.Purpose;

/**
 * Profiles and recommendations of one application. Nothing is taken in, and nothing answered, of a
 * visitor who does not permit personalisation; who withdraws it is forgotten.
 *
 * <p>Threads: any. Nothing here waits for disk or network.
 */
public final class Personal {
  private final UserProfiles users = new UserProfiles();
  private final Supplier<Recommender> recommender;

  /** One that asks {@code recommender} for what to recommend. */
  public Personal(Supplier<Recommender> recommender) {
    this.recommender = recommender;
  }

  private static boolean permits(Visitor visitor) {
    return visitor.consent().allows(Purpose.PERSONALISATION);
  }

  /** A visitor came by a campaign: the UTM parameters, or null for none. */
  public void cameBy(Visitor visitor, @Nullable String utm) {
    if (utm != null && permits(visitor)) {
      visitor.person().cameBy(utm);
    }
  }

  /**
   * A visitor did something, and it came off.
   *
   * @param action name of the action
   * @param detail what it said of itself
   * @param epochMicros when
   */
  public void did(Visitor visitor, String action, Map<String, String> detail, long epochMicros) {
    PersonalDeed deed = PersonalDeed.of(action, detail, epochMicros);
    if (deed == null || !permits(visitor)) {
      return;
    }
    Profile profile = visitor.person().of(visitor.user(), users);
    List<String> before = profile.viewed();
    String category = profile.add(deed);
    String item = deed.item();
    boolean learns =
        deed.sort() == PersonalDeed.Sort.CART
            || (deed.sort() == PersonalDeed.Sort.VIEW && !before.contains(item));
    if (item != null && learns) {
      recommender.get().learn(new Use(item, category, before, deed.sort().weight, epochMicros));
    }
  }

  /** A visitor decided, or their browser signals: what is not permitted any more is forgotten. */
  public void decided(Visitor visitor) {
    if (!permits(visitor)) {
      boolean theirs = visitor.consent().reason() == Consent.Reason.CONSENT;
      visitor.person().forget(theirs ? visitor.user() : null, users);
    }
  }

  /**
   * What is known of a visitor now.
   *
   * @param visitor null for none: there is no session
   * @param agent value of {@code User-Agent}, or null
   */
  public SessionProfile profile(@Nullable Visitor visitor, @Nullable String agent, long now) {
    Device device = Device.of(agent);
    if (visitor == null) {
      return ProfileView.nothing("no-session", device);
    }
    String reason = visitor.consent().reason().id();
    if (!permits(visitor)) {
      return ProfileView.nothing(reason, device);
    }
    TrailPerson person = visitor.person();
    return person.of(visitor.user(), users).view(reason, device, person.campaign(), now);
  }

  /** What is known where nothing is recorded. */
  public static SessionProfile notRecorded() {
    return ProfileView.nothing("not-recorded", Device.UNKNOWN);
  }

  /**
   * What a visitor might want next, best first; for one of whom nothing may be known, what is
   * popular.
   *
   * @param profile as {@link #profile} returned it
   * @param excluded items that must not be among them, beside what is in the cart or bought
   * @param limit how many at most
   */
  public List<Recommendation> recommend(
      SessionProfile profile, Predicate<String> excluded, int limit, long now) {
    List<String> carted = profile.carted();
    List<String> bought = profile.bought();
    Predicate<String> had = item -> carted.contains(item) || bought.contains(item);
    return recommender
        .get()
        .recommend(new Wish(profile.viewed(), profile.favourite(), had.or(excluded), limit, now));
  }
}
