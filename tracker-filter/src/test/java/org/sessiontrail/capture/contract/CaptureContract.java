package org.sessiontrail.capture.contract;

/**
 * Everything the capture promises. A server proves that it keeps the promises with one class that
 * extends this one, deploys {@code org.sessiontrail.capture.probe} under {@code probe/web.xml} and
 * knows the users {@code ada} and {@code bob} with role {@code shopper} and {@code eve} without;
 * each one's password is the name and {@code -secret}.
 */
public abstract class CaptureContract
    implements RequestContract,
        FailureContract,
        AsyncContract,
        SessionContract,
        LoginContract,
        RefusedLoginContract {
  /** For subclasses. */
  protected CaptureContract() {}
}
