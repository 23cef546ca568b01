package org.sessiontrail.consent;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Purpose;

/**
 * What somebody decided.
 *
 * @param granted the optional purposes they agreed to; others are left out; empty for none
 * @param text what they were shown, or null when that is not known
 * @param method how they said so, for example {@link #BANNER}
 * @param jurisdiction whose law applies: a country, or country and region ({@code DE}, {@code
 *     US-CA}); or null
 * @param epochMicros when, microseconds since 1970
 */
public record ConsentChoice(
    Set<Purpose> granted,
    @Nullable ConsentText text,
    String method,
    @Nullable String jurisdiction,
    long epochMicros) {
  /** By a form on a page. */
  public static final String BANNER = "banner";

  /** In the settings of an account. */
  public static final String ACCOUNT = "account";

  /** By a call of the application that does not say how. */
  public static final String API = "api";

  private static final Pattern METHOD = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  /** Checks the form of each part; leaves out purposes that need no permission. */
  public ConsentChoice {
    EnumSet<Purpose> optional = EnumSet.noneOf(Purpose.class);
    granted.stream().filter(Purpose::isOptional).forEach(optional::add);
    granted = Collections.unmodifiableSet(optional);
    if (!isMethod(method) || (jurisdiction != null && !isJurisdiction(jurisdiction))) {
      throw new IllegalArgumentException("no method or jurisdiction: small letters; DE or US-CA");
    }
  }

  /** Whether {@code text} can be a method. */
  public static boolean isMethod(String text) {
    return METHOD.matcher(text).matches();
  }

  /** Whether {@code text} can be a jurisdiction. */
  public static boolean isJurisdiction(String text) {
    return JURISDICTION.matcher(text).matches();
  }

  /** Whether {@code other} says the same of the same text. */
  public boolean isAs(@Nullable ConsentChoice other) {
    return other != null
        && granted.equals(other.granted)
        && Objects.equals(text, other.text)
        && Objects.equals(jurisdiction, other.jurisdiction);
  }
}
