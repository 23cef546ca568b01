package org.sessiontrail.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parameter names whose values are never kept, whatever a configuration says. */
public final class SensitiveNames {
  private static final Set<String> WORDS =
      Set.of("pass", "pwd", "otp", "totp", "pin", "cvv", "cvc", "cvv2", "cvc2", "jwt");
  private static final List<String> PARTS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "token",
          "credential",
          "authorization",
          "apikey",
          "jsessionid");

  private SensitiveNames() {}

  /** Whether {@code name} sounds like a secret: {@code userPassword}, {@code card_pin}. */
  public static boolean contains(String name) {
    StringBuilder letters = new StringBuilder();
    int word = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = !Character.isLetterOrDigit(c);
      boolean hump =
          i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1));
      if (separator || hump) {
        if (WORDS.contains(letters.substring(word))) {
          return true;
        }
        word = letters.length();
      }
      if (!separator) {
        letters.append(String.valueOf(c).toLowerCase(Locale.ROOT));
      }
    }
    String all = letters.toString();
    return WORDS.contains(all.substring(word)) || PARTS.stream().anyMatch(all::contains);
  }
}
