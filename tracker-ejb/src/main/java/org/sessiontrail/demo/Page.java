package org.sessiontrail.demo;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RequestType;

/**
 * What can be asked of the shop, as its own requests are recorded.
 *
 * @param method HTTP method
 * @param path with the context path
 * @param query what of it is kept, or null
 * @param route the path with its identifiers taken out
 * @param type what sort of request it is when it comes off
 * @param millis about how long the server takes
 */
record Page(
    String method,
    String path,
    @Nullable String query,
    String route,
    RequestType type,
    int millis) {
  static final String SHOP = "/sample";
  static final Page HOME = get("/", 38);
  static final Page CART = get("/cart", 30);
  static final Page SEARCH = get("/search", 62);
  static final Page ACCOUNT = get("/account", 41);
  static final Page DONE = get("/checkout/done", 35);
  static final Page LOGIN = post("/j_security_check", 88);
  static final Page LOGOUT = post("/logout", 22);
  static final Page ADD = post("/cart/add", 27);
  static final Page REMOVE = post("/cart/remove", 24);
  static final Page PRODUCTS =
      new Page("GET", SHOP + "/api/products", null, SHOP + "/api/products", RequestType.FETCH, 18);
  static final Page LOST = get("/special/summer", 12);

  /** A page. */
  private static Page get(String path, int millis) {
    return new Page("GET", SHOP + path, null, SHOP + path, RequestType.PAGE, millis);
  }

  /** A form. */
  private static Page post(String path, int millis) {
    return new Page("POST", SHOP + path, null, SHOP + path, RequestType.OTHER, millis);
  }

  static Page category(String slug) {
    return get("/category/" + slug, 45);
  }

  static Page product(String sku) {
    String path = SHOP + "/product/";
    return new Page("GET", path + sku, null, path + "{id}", RequestType.PAGE, 52);
  }

  static Page article(String slug) {
    return get("/journal/" + slug, 33);
  }

  /** A step of the checkout, shown. */
  static Page step(String step) {
    String path = SHOP + "/checkout";
    return new Page("GET", path, "step=" + step, path, RequestType.PAGE, 57);
  }

  /** A step of the checkout, completed. */
  static Page completed(String step) {
    String path = SHOP + "/checkout";
    return new Page("POST", path, "step=" + step, path, RequestType.OTHER, 74);
  }

  /** Whether somebody looks at it when it is answered by {@code status}. */
  boolean isLook(int status) {
    return type == RequestType.PAGE && status < 300;
  }

  /** What it is about, as it says itself: the shelf or the journal; null for the others. */
  @Nullable String topic() {
    if (route.startsWith(SHOP + "/journal/")) {
      return "journal";
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (route.startsWith(SHOP + "/category/")) {
      return name;
    }
    return route.endsWith("{id}") ? Ware.of(name).category() : null;
  }

  /** What sort of page it is, as it says itself; null for the others. */
  @Nullable String format() {
    if (route.startsWith(SHOP + "/journal/")) {
      return "article";
    }
    if (route.startsWith(SHOP + "/category/")) {
      return "shelf";
    }
    return route.endsWith("{id}") ? "product" : null;
  }

  /** Its title. */
  String title() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return (name.isEmpty() ? "Welcome" : name) + " · Fern & Kettle";
  }
}
