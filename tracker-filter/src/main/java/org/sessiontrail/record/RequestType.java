package org.sessiontrail.record;

import java.util.Locale;

/** What sort of exchange a request was. Only {@link #PAGE} counts as a page view. */
public enum RequestType {
  /** A document a person looked at: GET, HTML, answered with 2xx or 304. */
  PAGE,
  /** A call made by a script of a page. */
  FETCH,
  /** Loaded ahead of need; perhaps never seen. */
  PREFETCH,
  /** A cross-origin permission check. */
  PREFLIGHT,
  /** A server-sent event stream. */
  STREAM,
  /** A change of protocol, for example to WebSocket. */
  UPGRADE,
  /** A static file. */
  STATIC,
  /** Refused by the container before any filter ran. */
  UNFILTERED,
  /** Anything else: form posts, redirects, downloads, programs. */
  OTHER;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The stored name. */
  public String id() {
    return id;
  }
}
