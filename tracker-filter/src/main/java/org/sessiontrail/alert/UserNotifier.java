package org.sessiontrail.alert;

/**
 * Tells a user what was found about them: a bean of the application, asked with {@code
 * tracker.alert.users=true}. Where there is none and a {@link UserAddresses} bean, the tracker
 * writes a mail.
 *
 * <p>Threads: one at a time, of the tracker's; must not take long.
 */
@FunctionalInterface
public interface UserNotifier {
  /**
   * Tells them. Say what they can do, not how it was noticed.
   *
   * @param user the user's name as the application knows it
   * @throws Exception when they could not be told: it is tried again
   */
  void tell(String user, Alert alert) throws Exception;
}
