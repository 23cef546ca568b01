package org.sessiontrail.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Any fact but a request that was seen to end: built member by member, then immutable.
 *
 * <pre>{@code
 * TrailEvent end = Fact.of(Kind.SESSION_END, micros).on(trailId).put("reason", "idle").build();
 * }</pre>
 *
 * <p>Threads: immutable; its {@link Builder} belongs to one thread.
 */
public final class Fact implements TrailEvent {
  private static final int FIXED_WEIGHT_BYTES = 400;

  private final Kind kind;
  private final long epochMicros;
  private final @Nullable String trailId;
  private final @Nullable String subject;
  private final Map<String, Object> members;
  private final Map<String, Map<String, Object>> personal;
  private final int weightBytes;

  private Fact(Builder from) {
    this.kind = from.kind;
    this.epochMicros = from.epochMicros;
    this.trailId = from.trailId;
    this.subject = from.subject;
    this.members = Collections.unmodifiableMap(from.members);
    this.personal = Collections.unmodifiableMap(from.personal);
    this.weightBytes = FIXED_WEIGHT_BYTES + from.textBytes;
  }

  /** Starts a fact of {@code kind} that began at {@code epochMicros}. */
  public static Builder of(Kind kind, long epochMicros) {
    return new Builder(kind, epochMicros);
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public long epochMicros() {
    return epochMicros;
  }

  @Override
  public @Nullable String trailId() {
    return trailId;
  }

  @Override
  public Map<String, Object> members() {
    return members;
  }

  @Override
  public Map<String, Map<String, Object>> personal() {
    return personal;
  }

  @Override
  public @Nullable String subject() {
    return subject;
  }

  @Override
  public int weightBytes() {
    return weightBytes;
  }

  @Override
  public String toString() {
    return kind.id() + "@" + TrailClock.format(epochMicros) + members;
  }

  /** Collects the members of one {@link Fact}. A null value leaves the member out. */
  public static final class Builder {
    private final Kind kind;
    private final long epochMicros;
    private final Map<String, Object> members = new TreeMap<>();
    private final Map<String, Map<String, Object>> personal = new TreeMap<>();
    private @Nullable String trailId;
    private @Nullable String subject;
    private int textBytes;

    private Builder(Kind kind, long epochMicros) {
      this.kind = kind;
      this.epochMicros = epochMicros;
    }

    /** The trail this fact belongs to; null for none. */
    public Builder on(@Nullable String trail) {
      this.trailId = trail;
      return this;
    }

    /** Which optional purposes it may serve; what an earlier call said is forgotten. */
    public Builder permit(Permit permit) {
      members.remove("withheld");
      members.remove("vid");
      permit.writeTo(members);
      return this;
    }

    /** A public member. */
    public Builder put(String name, @Nullable Object value) {
      if (value != null) {
        members.put(name, value);
        textBytes += weigh(value);
      }
      return this;
    }

    /** A personal value inside {@code group}. */
    public Builder personal(String group, String name, @Nullable Object value) {
      if (value != null) {
        personal.computeIfAbsent(group, key -> new TreeMap<>()).put(name, value);
        textBytes += weigh(value);
      }
      return this;
    }

    /**
     * The user this fact is about: kept as {@code who.user} and findable by its {@link KeyedHash}.
     */
    public Builder user(@Nullable String user) {
      this.subject = user;
      return personal("who", "user", user);
    }

    /** The finished fact. */
    public Fact build() {
      return new Fact(this);
    }

    private static int weigh(Object value) {
      return 80
          + (value instanceof String text ? 2 * text.length() : 2 * value.toString().length());
    }
  }
}
