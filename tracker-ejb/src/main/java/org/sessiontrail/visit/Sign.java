package org.sessiontrail.visit;

import java.util.List;
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
 * @param epochMicros when it began; of what a page told, when it was seen there, as far as the
 *     browser is believed
 * @param sort what it is a sign of
 * @param route the page of a view, else null
 * @param failed whether the server failed at it
 * @param trace what else it shows
 */
public record Sign(
    long index, long epochMicros, Sort sort, @Nullable String route, boolean failed, Trace trace) {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** A browser tells what waits within seconds; more is not believed. Milliseconds. */
  private static final long LONGEST_AGE = 60_000;

  /** What a page tells when somebody does something there. */
  private static final Set<String> DEEDS =
      Set.of(
          "click",
          "outlink",
          "download",
          "rage-click",
          "dead-click",
          "form-start",
          "form-field",
          "form-refill",
          "form-submit",
          "search",
          "content-click",
          "custom");

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

  /** What a record shows beside that. */
  public enum Trace {
    /** Nothing more. */
    NONE,
    /** A static file. */
    STATIC,
    /** A page told it. */
    TOLD,
    /** A page told what belongs into the list of deeds though nobody did it. */
    LISTED,
    /** A page told of an error of a script. */
    ERROR;

    /** Whether a page told it. */
    public boolean isTold() {
      return this != NONE && this != STATIC;
    }
  }

  /** A sign that shows nothing more. */
  public Sign(long index, long epochMicros, Sort sort, @Nullable String route, boolean failed) {
    this(index, epochMicros, sort, route, failed, Trace.NONE);
  }

  /** Whether it has a row of its own, as view or deed. */
  public boolean isStep() {
    return sort.isCounted() || trace == Trace.LISTED || trace == Trace.ERROR;
  }

  /**
   * Whose visit a record belongs to: the day's visitor where the record may not be tied to its
   * session, else the trail; null for none, and for one that may not be analysed.
   */
  public static @Nullable String trailOf(StoredRecord record) {
    if (record.members().get("withheld") instanceof List<?> withheld
        && withheld.contains("analytics")) {
      return null;
    }
    String visitor = record.text("vid");
    return visitor != null ? visitor : record.text("sid");
  }

  /**
   * The sign that {@code record} is, or null when it is none: not on a trail, about the trail, or
   * not to be analysed.
   *
   * <p>Counted are page views, actions, signing in and out, requests that change something, and
   * whatever is no call of a script: downloads, redirects, forms; and what somebody does on a page,
   * as its script tells. Not counted are reading calls of a page's scripts, which often come by a
   * timer, what is loaded ahead, streams, what the container refused, and what a page tells of
   * itself.
   */
  public static @Nullable Sign of(TrailRecord record) {
    StoredRecord stored = record.stored();
    if (trailOf(stored) == null) {
      return null;
    }
    return switch (stored.kind()) {
      case REQUEST -> request(record.index(), stored);
      case ACTION -> {
        Sort sort = "intent".equals(stored.text("phase")) ? Sort.BACKGROUND : Sort.DEED;
        yield new Sign(record.index(), stored.epochMicros(), sort, null, false);
      }
      case LOGIN, LOGOUT -> new Sign(record.index(), stored.epochMicros(), Sort.DEED, null, false);
      case PAGE_EVENT -> told(record.index(), stored);
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
    Trace trace = RequestType.STATIC.id().equals(type) ? Trace.STATIC : Trace.NONE;
    return new Sign(index, request.epochMicros(), sort, route, failed(request), trace);
  }

  private static Sign told(long index, StoredRecord told) {
    String event = String.valueOf(told.text("event"));
    boolean view = PageTold.isView(told);
    Sort sort = view ? Sort.VIEW : DEEDS.contains(event) ? Sort.DEED : Sort.BACKGROUND;
    Trace trace =
        switch (event) {
          case "error" -> Trace.ERROR;
          case "content-view", "form-abandon" -> Trace.LISTED;
          default -> Trace.TOLD;
        };
    Long age = told.number("age");
    long since = age == null ? 0 : Math.max(0, Math.min(age, LONGEST_AGE));
    return new Sign(
        index,
        told.epochMicros() - since * 1_000,
        sort,
        view ? told.text("route") : null,
        false,
        trace);
  }

  private static boolean failed(StoredRecord record) {
    Long status = record.number("status");
    return record.kind() == Kind.REQUEST && status != null && status >= SERVER_ERROR;
  }
}
