package org.sessiontrail.console;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.answer.InsightAnswer;
import org.sessiontrail.console.answer.SegmentAnswer;
import org.sessiontrail.console.answer.SessionsAnswer;
import org.sessiontrail.console.frame.Asset;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.console.page.ConsolePages;
import org.sessiontrail.console.person.ActivityAnswer;
import org.sessiontrail.console.person.ProfileAnswer;
import org.sessiontrail.record.Kind;

/** What the console answers: where, by which methods, and what a refused request is recorded as. */
enum Endpoint {
  /** The files that pages need, open to the world; each of them is below. */
  ASSETS(Asset.PATH, Kind.AUDIT_READ, "GET", "HEAD"),
  /** How somebody wants to see the pages. */
  PREFERENCES(ConsolePages.PREFERENCES, Kind.AUDIT_READ, "POST"),
  EXPORT("/api/v1/export", Kind.EXPORT, "GET"),
  DISPUTE("/api/v1/dispute", Kind.EXPORT, "GET"),
  POLICY("/api/v1/policy", Kind.AUDIT_READ, "POST"),
  /** The list of reports over visits; each of them is below. */
  REPORTS(InsightAnswer.PATH, Kind.AUDIT_READ, "GET"),
  /** Finds sessions; each of them is below. */
  SESSIONS(SessionsAnswer.PATH, Kind.AUDIT_READ, "GET"),
  /** The list of saved segments; each of them is below. */
  SEGMENTS(SegmentAnswer.PATH, Kind.AUDIT_READ, "GET", "PUT", "DELETE"),
  FINDINGS("/api/v1/findings", Kind.AUDIT_READ, "GET"),
  REVIEW("/api/v1/review", Kind.AUDIT_READ, "GET", "POST"),
  ORDERS("/api/v1/orders", Kind.AUDIT_READ, "POST"),
  HYGIENE("/api/v1/hygiene", Kind.AUDIT_READ, "GET"),
  /** What whoever asks did themselves, as a page. */
  ME(ActivityAnswer.PAGE, Kind.AUDIT_READ, "GET"),
  /** The same as data. */
  ME_DATA(ActivityAnswer.DATA, Kind.AUDIT_READ, "GET"),
  /** What the session that asks shows. */
  PROFILE(ProfileAnswer.PATH, Kind.AUDIT_READ, "GET"),
  /** Open to the world, without details. */
  HEALTH("/health", Kind.AUDIT_READ, "GET", "HEAD"),
  /** Open to the world. */
  PRIVACY("/privacy", Kind.AUDIT_READ, "GET", "HEAD"),
  /** The pages for people: this one, and all that {@link ConsolePages} knows. */
  PAGE("/", Kind.AUDIT_READ, "GET");

  private final String path;
  private final Kind refusal;
  private final String allow;

  Endpoint(String path, Kind refusal, String... methods) {
    this.path = path;
    this.refusal = refusal;
    this.allow = String.join(", ", methods);
  }

  /** The one at {@code path} below the console's own, or null. */
  static @Nullable Endpoint at(String path) {
    return Arrays.stream(values())
        .filter(each -> each.path.equals(path) || each.isAbove(path))
        .findFirst()
        .orElse(ConsolePages.roles(path) == null ? null : PAGE);
  }

  /** Whether what is at {@code path} is one of its. */
  private boolean isAbove(String path) {
    return (this == REPORTS || this == SEGMENTS || this == SESSIONS || this == ASSETS)
        && path.startsWith(this.path + "/");
  }

  /** What is recorded when somebody without the role asks at {@code path}. */
  static Kind refusal(@Nullable Endpoint asked) {
    return asked == null ? Kind.AUDIT_READ : asked.refusal;
  }

  String path() {
    return path;
  }

  boolean takes(String method) {
    return Arrays.asList(allow.split(", ")).contains(method);
  }

  /** Whether it may read all of the trail, so that only few are answered at once. */
  boolean isCostly() {
    return this == EXPORT
        || this == DISPUTE
        || this == POLICY
        || this == REPORTS
        || this == SESSIONS
        || this == FINDINGS
        || this == PAGE
        || this == HYGIENE;
  }

  /** The roles that may ask; one is enough. */
  static List<String> roles(@Nullable Endpoint asked, String method, String path) {
    if (asked == PREFERENCES) {
      return Roles.ALL;
    }
    if (asked == PAGE) {
      return Objects.requireNonNullElse(ConsolePages.roles(path), Roles.ALL);
    }
    if (asked == SEGMENTS) {
      return method.equals("GET")
          ? List.of(Roles.AUDITOR, Roles.ANALYST, Roles.ADMIN)
          : List.of(Roles.ANALYST, Roles.ADMIN);
    }
    if (asked == ORDERS) {
      return List.of(Roles.ADMIN);
    }
    return asked == REPORTS ? List.of(Roles.AUDITOR, Roles.ANALYST) : List.of(Roles.AUDITOR);
  }

  /** Its methods, as in the header {@code Allow}. */
  String allow() {
    return allow;
  }

  /** Whether it answers everybody, with what is their own. */
  boolean isOwn() {
    return this == ME || this == ME_DATA || this == PROFILE;
  }

  /** Whether it needs no role when it is only read. */
  boolean isOpen() {
    return this == HEALTH || this == PRIVACY || this == ASSETS;
  }
}
