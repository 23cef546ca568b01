package org.sessiontrail.report.interchange;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditColumn;

/** The word of the OWASP logging vocabulary for what a record states, where there is one. */
public final class OwaspCode {
  private static final long FORBIDDEN = 403;
  private static final long TOO_MANY_REQUESTS = 429;

  private static final String LOGIN_FAILED = "authn_login_fail";

  private OwaspCode() {}

  /** The word for {@code row}, or null when the vocabulary has none. */
  public static @Nullable String of(ReportedRow row) {
    if (row.kind() == Kind.REQUEST) {
      Long status = row.number(AuditColumn.STATUS);
      return status == null ? null : ofStatus(status);
    }
    if (row.kind() == Kind.ACTION
        && "login".equals(row.text(AuditColumn.WHAT))
        && Boolean.FALSE.equals(row.succeeded())) {
      return LOGIN_FAILED;
    }
    if (row.kind() == Kind.LOGIN && !Boolean.TRUE.equals(row.succeeded())) {
      return Boolean.FALSE.equals(row.succeeded()) ? LOGIN_FAILED : null;
    }
    return EventCatalogue.of(row.kind()).vocabulary();
  }

  private static @Nullable String ofStatus(long status) {
    if (status == FORBIDDEN) {
      return "authz_fail";
    }
    return status == TOO_MANY_REQUESTS ? "excess_rate_limit_exceeded" : null;
  }
}
