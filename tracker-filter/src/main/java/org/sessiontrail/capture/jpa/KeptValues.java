package org.sessiontrail.capture.jpa;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Fact;

/** What one record keeps of the values of a change: bounded in number and length, and masked. */
final class KeptValues {
  private static final int MAX_VALUES = 200;

  private final CapturePolicy policy;
  private int left = MAX_VALUES;

  KeptValues(CapturePolicy policy) {
    this.policy = policy;
  }

  void addTo(Fact.Builder fact, String group, @Nullable EntityState state) {
    if (state != null) {
      state.values().forEach((name, value) -> fact.personal(group, name, of(value)));
    }
  }

  /** What is kept of a value of an {@link EntityState}; null for nothing. */
  @Nullable Object of(@Nullable Object value) {
    if (value == null || value instanceof Unshown || left <= 0) {
      return null;
    }
    if (value instanceof EntityState state) {
      Map<String, Object> out = new TreeMap<>();
      state.values().forEach((name, part) -> putUnlessNull(out, name, of(part)));
      return out.isEmpty() ? null : out;
    }
    left--;
    if (value instanceof Boolean) {
      return value;
    }
    String text = text(value);
    String masked = policy.detail(text);
    return masked.equals(text) && isExact(value) ? ((Number) value).longValue() : masked;
  }

  private static void putUnlessNull(Map<String, Object> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  /** Whether it is a whole number that every reader keeps exactly. */
  private static boolean isExact(Object value) {
    if (value instanceof Long number) {
      return number >= -CanonicalJson.MAX_INTEGER && number <= CanonicalJson.MAX_INTEGER;
    }
    return value instanceof Integer || value instanceof Short || value instanceof Byte;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }
}
