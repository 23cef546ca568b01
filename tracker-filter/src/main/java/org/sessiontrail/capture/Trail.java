package org.sessiontrail.capture;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.challenge.Challenge;
import org.sessiontrail.capture.challenge.VerificationRequiredException;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.consent.ConsentText;
import org.sessiontrail.record.Purpose;

/**
 * The trail of the request at hand, for code that wants to add to it: {@code @Inject Trail trail}.
 *
 * <p>Outside a request, and where nothing is recorded, calls are accepted; an action is then
 * recorded without a session or not at all. No method throws but {@link #recordDurably} and {@link
 * #requireVerified}.
 *
 * <p>Threads: the thread that serves the request.
 */
public interface Trail {
  /**
   * The trail of whatever request the calling thread serves, for code without CDI. Outside a
   * request its calls record nothing.
   */
  static Trail current() {
    return RequestTrail.CURRENT;
  }

  /**
   * Records a business action that succeeded.
   *
   * @param action its name, {@code noun.verb}, at most 100 characters
   * @param detail what it was about; at most 32 entries, values are turned into text of at most
   *     1000 characters and stored erasably
   */
  void record(String action, Map<String, ?> detail);

  /** Records a business action that succeeded and needs no detail. */
  default void record(String action) {
    record(action, Map.of());
  }

  /**
   * As {@link #record(String, Map)}, then waits until the record can't be lost any more by the end
   * of the process or of the machine's power. What the same request recorded before is then as
   * safe.
   *
   * @return whether it is safe; false where {@code tracker.on-failure} is open and it was not in
   *     time (the tracker's health says so), or where nothing is recorded
   * @throws NotRecordedException when it was not in time and {@code tracker.on-failure} is closed
   *     for the request
   */
  default boolean recordDurably(String action, Map<String, ?> detail) {
    record(action, detail);
    return false;
  }

  /** The trail's own id, never the container's session id; null when there is no session. */
  @Nullable String sessionId();

  /**
   * A short code for the person in front of the page, by which whoever helps them finds this
   * request and its session: {@code 7KQ2M-9XW4R}. It says nothing without the application's key.
   * The error page of a failed request has it as request attribute {@code
   * sessiontrail.supportCode}.
   *
   * @return the code; null outside a request and where nothing is recorded
   */
  default @Nullable String supportCode() {
    return null;
  }

  /**
   * Records that the person behind the session was verified. What the session was asked to prove by
   * it is done then, and the session takes a new id.
   *
   * @param factor how, for example {@code otp}
   */
  void verified(String factor);

  /**
   * Records that the person behind the session could not prove who they are. After as many as
   * {@code tracker.challenge.attempts} the session ends with this request.
   */
  default void verificationFailed() {}

  /**
   * What the session of this request is asked to prove, for the page that asks; null for nothing.
   */
  default @Nullable Challenge challenge() {
    return null;
  }

  /**
   * Whether the person behind the session proved not long ago who they are.
   *
   * @param seconds how old the proof may be
   * @param factor the one that counts; empty for any, also the login
   */
  default boolean isVerified(int seconds, String factor) {
    return false;
  }

  /**
   * Goes on only for who proved not long ago who they are; everybody else is sent to the page that
   * asks for it, and from there back here. {@code @RequireRecentAuth} does the same for a method.
   *
   * @param seconds how old the proof may be
   * @param factor the one that counts; empty for any, also the login
   * @throws VerificationRequiredException when it is missing; not to be caught
   */
  default void requireVerified(int seconds, String factor) {
    if (!isVerified(seconds, factor)) {
      throw new VerificationRequiredException(seconds, factor);
    }
  }

  /**
   * Records that somebody tried to sign in and was not let in: an action {@code login} with the
   * outcome {@code refused}. For what no container tells of, such as {@code
   * HttpServletRequest.login} that threw and logins of the application's own. Takes no name: what
   * is typed as one may be a password.
   */
  default void loginRefused() {}

  /**
   * As {@link #loginRefused()}, and for which account. Kept is a pseudonym, the same as that of the
   * user of this name: enough to tell many attempts at one account from one at many. What was typed
   * is not kept.
   *
   * @param account the name that was typed; null or empty for none
   */
  default void loginRefused(@Nullable String account) {
    loginRefused();
  }

  /**
   * What counts for the visitor of this request, and why. Outside a request, and where nothing is
   * recorded, nothing optional is permitted.
   */
  default Consent consent() {
    return Consent.NOTHING;
  }

  /**
   * Records that the visitor decided what their records may be used for. It counts from the next
   * request on, for as long as the session lives; without a session it is recorded and not
   * remembered. The same decision again changes nothing.
   *
   * @param granted the purposes they agreed to, of those that are optional; empty for none
   * @param text what they were shown
   * @param method how: {@link ConsentChoice#BANNER}, {@link ConsentChoice#ACCOUNT}, or another word
   *     of at most 20 small letters, digits and hyphens; anything else counts as {@code api}
   */
  default void consent(Set<Purpose> granted, ConsentText text, String method) {}

  /** As {@link #consent(Set, ConsentText, String)}, by a call that does not say how. */
  default void consent(Set<Purpose> granted, ConsentText text) {
    consent(granted, text, ConsentChoice.API);
  }

  /** Records that the visitor takes back what they agreed to. */
  default void withdraw() {}

  /**
   * Tells who the user is, for an application whose login the container does not see: kept in a
   * request wrapper, say. Null: nobody any more.
   */
  void user(@Nullable String user);
}
