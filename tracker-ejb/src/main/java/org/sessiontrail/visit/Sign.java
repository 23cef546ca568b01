package org.sessiontrail.visit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;

/**
 * What a record of a trail says about the visit it is in.
 *
 * @param index place of the record in the log
 * @param epochMicros when it began
 * @param sort what it is a sign of
 * @param route the page of a view, else null
 * @param failed whether the server failed at it
 */
public record Sign(
    long index, long epochMicros, Sort sort, @Nullable String route, boolean failed) {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** What records are signs of. */
  public enum Sort {
    /** Somebody looks at a page. */
    VIEW(true),
    /** Somebody does something else. */
    DEED(true),
    /** A page or a program does something by itself; says nothing of anybody being there. */
    BACKGROUND(false);

    private final boolean counted;

    Sort(boolean counted) {
      this.counted = counted;
    }

    /** Whether somebody is there. */
    public boolean isCounted() {
      return counted;
    }
  }

  /**
   * The sign that {@code record} is, or null when it is none: not on a trail, or about the trail.
   *
   * <p>Counted are page views, actions, signing in and out, requests that change something, and
   * whatever is no call of a script: downloads, redirects, forms. Not counted are reading calls of
   * a page's scripts, which often come by a timer, what is loaded ahead, streams, and what the
   * container refused.
   */
  public static @Nullable Sign of(TrailRecord record) {
    StoredRecord stored = record.stored();
    if (stored.text("sid") == null) {
      return null;
    }
    return switch (stored.kind()) {
      case REQUEST -> request(record.index(), stored);
      case ACTION, LOGIN, LOGOUT ->
          new Sign(record.index(), stored.epochMicros(), Sort.DEED, null, failed(stored));
      default -> null;
    };
  }

  private static Sign request(long index, StoredRecord request) {
    String type = request.text("type");
    Sort sort;
    if (RequestType.PAGE.id().equals(type)) {
      sort = Sort.VIEW;
    } else if (RequestType.OTHER.id().equals(type)) {
      sort = Sort.DEED;
    } else {
      boolean changes =
          RequestType.FETCH.id().equals(type)
              && !SAFE.contains(String.valueOf(request.text("method")));
      sort = changes ? Sort.DEED : Sort.BACKGROUND;
    }
    String route = sort == Sort.VIEW ? request.text("route") : null;
    return new Sign(index, request.epochMicros(), sort, route, failed(request));
  }

  private static boolean failed(StoredRecord record) {
    Long status = record.number("status");
    return record.kind() == Kind.REQUEST && status != null && status >= SERVER_ERROR;
  }
}
