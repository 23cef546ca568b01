package org.sessiontrail.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the optional purposes a record may serve. What is withheld is a public member of the
 * record, {@code withheld}; where analytics may count a visitor without knowing whose session it
 * is, {@code vid} names the visitor for a day.
 *
 * <p>Threads: immutable; one without a visitor is shared.
 */
public final class Permit {
  private static final List<Purpose> OPTIONAL =
      List.of(Purpose.ANALYTICS, Purpose.PERSONALISATION, Purpose.MARKETING);
  private static final Permit[] SHARED = shared();

  /** Everything. */
  public static final Permit ALL = SHARED[0];

  /** No optional purpose. */
  public static final Permit NONE = SHARED[SHARED.length - 1];

  private final int bits;
  private final List<String> withheld;
  private final @Nullable String visitor;

  private Permit(int bits, List<String> withheld, @Nullable String visitor) {
    this.bits = bits;
    this.withheld = withheld;
    this.visitor = visitor;
  }

  private static Permit[] shared() {
    Permit[] out = new Permit[1 << OPTIONAL.size()];
    for (int bits = 0; bits < out.length; bits++) {
      List<String> withheld = new ArrayList<>();
      for (int i = 0; i < OPTIONAL.size(); i++) {
        if ((bits & 1 << i) != 0) {
          withheld.add(OPTIONAL.get(i).id());
        }
      }
      out[bits] = new Permit(bits, List.copyOf(withheld), null);
    }
    return out;
  }

  /** That of these purposes; what needs no permission is not looked at. */
  public static Permit of(Set<Purpose> permitted) {
    int bits = 0;
    for (int i = 0; i < OPTIONAL.size(); i++) {
      bits |= permitted.contains(OPTIONAL.get(i)) ? 0 : 1 << i;
    }
    return SHARED[bits];
  }

  /**
   * The one of {@link #bits}.
   *
   * @throws IllegalArgumentException where there is none such
   */
  public static Permit ofBits(int bits) {
    if (bits < 0 || bits >= SHARED.length) {
      throw new IllegalArgumentException("no permit " + bits);
    }
    return SHARED[bits];
  }

  /** The same for the visitor {@code id}; null for the session's own. */
  public Permit forVisitor(@Nullable String id) {
    return id == null ? SHARED[bits] : new Permit(bits, withheld, id);
  }

  /** Whether a record may serve {@code purpose}. */
  public boolean allows(Purpose purpose) {
    int at = OPTIONAL.indexOf(purpose);
    return at < 0 || (bits & 1 << at) == 0;
  }

  /** Ids of the purposes that are withheld, in the order of {@link Purpose}; may be empty. */
  public List<String> withheld() {
    return withheld;
  }

  /** The visitor of the day, 22 characters; null where records are counted by session. */
  public @Nullable String visitor() {
    return visitor;
  }

  /** What is withheld as a small number. */
  public int bits() {
    return bits;
  }

  /** Adds the public members that say so; none where everything is permitted. */
  public void writeTo(Map<String, Object> members) {
    if (bits != 0) {
      members.put("withheld", withheld);
    }
    if (visitor != null) {
      members.put("vid", visitor);
    }
  }

  @Override
  public String toString() {
    return withheld + (visitor == null ? "" : " vid " + visitor);
  }
}
