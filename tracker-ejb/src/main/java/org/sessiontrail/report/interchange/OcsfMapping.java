package org.sessiontrail.report.interchange;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;

/**
 * Which OCSF class and activity each kind of record is, and how severe.
 *
 * @param type the class
 * @param activityId the activity within that class, 99 for one that the class does not list
 * @param activity the activity's name
 * @param severityId 1 informational, 2 low, 3 medium
 */
record OcsfMapping(Type type, int activityId, String activity, int severityId) {
  /** Activity that a class does not list. */
  static final int OTHER = 99;

  /** An OCSF event class. */
  enum Type {
    BASE_EVENT(0, 0, "Base Event"),
    AUTHENTICATION(3, 3002, "Authentication"),
    HTTP_ACTIVITY(4, 4002, "HTTP Activity"),
    WEB_RESOURCES_ACTIVITY(6, 6001, "Web Resources Activity"),
    APPLICATION_LIFECYCLE(6, 6002, "Application Lifecycle");

    final int category;
    final int uid;
    final String caption;

    Type(int category, int uid, String caption) {
      this.category = category;
      this.uid = uid;
      this.caption = caption;
    }
  }

  /** Activities of the class HTTP Activity by method. */
  static final Map<String, Integer> METHODS =
      Map.of(
          "CONNECT", 1, "DELETE", 2, "GET", 3, "HEAD", 4, "OPTIONS", 5, "POST", 6, "PUT", 7,
          "TRACE", 8, "PATCH", 9);

  /** The target of {@code row}. */
  static OcsfMapping of(ReportedRow row) {
    return row.kind() == Kind.REQUEST ? ofMethod(row.method()) : of(row.kind());
  }

  /** The target of a kind; of a request with a method that OCSF does not list. */
  static OcsfMapping of(Kind kind) {
    return switch (kind) {
      case REQUEST -> other(Type.HTTP_ACTIVITY, "Other");
      case LOGIN -> new OcsfMapping(Type.AUTHENTICATION, 1, "Logon", 1);
      case LOGOUT -> new OcsfMapping(Type.AUTHENTICATION, 2, "Logoff", 1);
      case STREAM_OPEN -> new OcsfMapping(Type.APPLICATION_LIFECYCLE, 3, "Start", 1);
      case STREAM_CLOSE -> new OcsfMapping(Type.APPLICATION_LIFECYCLE, 4, "Stop", 1);
      case STREAM_ABANDONED ->
          new OcsfMapping(Type.APPLICATION_LIFECYCLE, OTHER, "Stream abandoned", 3);
      case ACTION, CHANGE -> other(Type.WEB_RESOURCES_ACTIVITY, named(kind));
      case AUDIT_READ, REVIEW -> new OcsfMapping(Type.WEB_RESOURCES_ACTIVITY, 2, "Read", 1);
      case EXPORT -> new OcsfMapping(Type.WEB_RESOURCES_ACTIVITY, 7, "Export", 1);
      case ERASURE, PURGE -> new OcsfMapping(Type.WEB_RESOURCES_ACTIVITY, 4, "Delete", 1);
      case FINDING -> new OcsfMapping(Type.BASE_EVENT, OTHER, named(kind), 2);
      case GAP -> new OcsfMapping(Type.BASE_EVENT, OTHER, named(kind), 3);
      case CLOCK_STEP -> new OcsfMapping(Type.BASE_EVENT, OTHER, named(kind), 2);
      default -> other(Type.BASE_EVENT, named(kind));
    };
  }

  /** The number of class and activity together. */
  long typeUid() {
    return type.uid * 100L + activityId;
  }

  private static OcsfMapping ofMethod(@Nullable String method) {
    if (method == null) {
      return new OcsfMapping(Type.HTTP_ACTIVITY, 0, "Unknown", 1);
    }
    Integer activity = METHODS.get(method);
    if (activity == null) {
      return other(Type.HTTP_ACTIVITY, method);
    }
    String name = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    return new OcsfMapping(Type.HTTP_ACTIVITY, activity, name, 1);
  }

  private static OcsfMapping other(Type type, String activity) {
    return new OcsfMapping(type, OTHER, activity, 1);
  }

  private static String named(Kind kind) {
    String id = kind.id().replace('-', ' ');
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }
}
