package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.LiveTrail;

/**
 * What a session remembers of consent: one attribute, a plain text, and only where there is
 * something to remember.
 *
 * <p>Threads: any. No method throws: a session that is over remembers nothing.
 */
public final class SessionConsent {
  /** Name of the attribute. */
  public static final String ATTRIBUTE = "org.sessiontrail.consent";

  private SessionConsent() {}

  /** What {@code session} remembers, or null. */
  public static @Nullable String read(@Nullable HttpSession session) {
    if (session == null) {
      return null;
    }
    try {
      return session.getAttribute(ATTRIBUTE) instanceof String memo ? memo : null;
    } catch (RuntimeException over) {
      return null;
    }
  }

  /** Lets {@code session} remember what counts for its {@code trail}, where it does not yet. */
  public static void keep(LiveTrail trail, @Nullable HttpSession session) {
    String memo = trail.consentMemo();
    if (session == null || (memo == null && trail.rememberedConsent() == null)) {
      return;
    }
    try {
      if (!Objects.equals(memo, read(session))) {
        if (memo == null) {
          session.removeAttribute(ATTRIBUTE);
        } else {
          session.setAttribute(ATTRIBUTE, memo);
        }
      }
      trail.consentRemembered();
    } catch (RuntimeException over) {
      // its trail knows it still
    }
  }
}
