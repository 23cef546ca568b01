package org.sessiontrail.report.interchange;

import java.util.List;
import org.sessiontrail.record.Kind;

/**
 * Which ECS category and type each kind of record has.
 *
 * @param category {@code event.category}
 * @param type {@code event.type}, one that ECS expects for that category
 */
record EcsMapping(String category, String type) {
  /** The mapping of a kind. */
  static EcsMapping of(Kind kind) {
    return switch (kind) {
      case REQUEST -> new EcsMapping("web", "access");
      case PAGE_EVENT -> new EcsMapping("web", "info");
      case ACTION -> new EcsMapping("api", "user");
      case LOGIN -> new EcsMapping("authentication", "start");
      case LOGOUT -> new EcsMapping("authentication", "end");
      case CHALLENGE -> new EcsMapping("authentication", "info");
      case CONSENT, ORDER -> new EcsMapping("iam", "change");
      case SESSION_START -> new EcsMapping("session", "start");
      case SESSION_ID_CHANGE -> new EcsMapping("session", "info");
      case SESSION_END -> new EcsMapping("session", "end");
      case STREAM_OPEN -> new EcsMapping("process", "start");
      case STREAM_CLOSE, STREAM_ABANDONED -> new EcsMapping("process", "end");
      case CLOCK_STEP -> new EcsMapping("host", "change");
      case AUDIT_READ, EXPORT, REVIEW -> new EcsMapping("database", "access");
      case CHANGE, ERASURE, PURGE, HOLD, RELEASE -> new EcsMapping("database", "change");
      case FINDING -> new EcsMapping("intrusion_detection", "info");
      case VERIFICATION -> new EcsMapping("database", "info");
      case CONFIG_CHANGE -> new EcsMapping("configuration", "change");
      default -> new EcsMapping("process", "info");
    };
  }

  /** The types of one record: {@code error} is added to a request that the application failed. */
  List<String> types(boolean failed) {
    return failed && category.equals("web") ? List.of(type, "error") : List.of(type);
  }
}
