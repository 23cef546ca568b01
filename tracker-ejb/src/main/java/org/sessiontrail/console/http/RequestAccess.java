package org.sessiontrail.console.http;

import jakarta.servlet.http.HttpServletRequest;
import org.sessiontrail.privacy.AddressPolicy;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.Access;
import org.sessiontrail.runtime.Tracker;

/** Who asks over HTTP, for the record of it. */
public final class RequestAccess {
  private RequestAccess() {}

  /** Who asks, as of now; of the address as much as is kept of everybody's. */
  public static Access of(Kind kind, HttpServletRequest request, Tracker tracker) {
    AddressPolicy addresses = new AddressPolicy(tracker.config().privacy().address());
    return new Access(
        kind,
        "http",
        request.getRemoteUser(),
        addresses.apply(request.getRemoteAddr()),
        tracker.clock().epochMicros(),
        tracker.clock().nanos());
  }
}
