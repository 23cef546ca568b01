package org.sessiontrail.capture;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.privacy.AddressPolicy;
import org.sessiontrail.privacy.PathPatterns;
import org.sessiontrail.privacy.ProxyWalk;
import org.sessiontrail.privacy.Redactor;
import org.sessiontrail.privacy.RouteTemplates;

/**
 * What this application's configuration lets a record keep, in one place for the server edges.
 *
 * <p>Threads: safe for any number of threads. No method throws for any text.
 */
public final class CapturePolicy {
  private final Redactor redactor;
  private final ProxyWalk proxies;
  private final AddressPolicy addresses;
  private final PathPatterns exclusions;
  private final RouteTemplates routes;
  private final @Nullable String forwardedHeader;

  CapturePolicy(PrivacyConfig config, String contextPath) {
    this.redactor = new Redactor(config.queryKeep());
    this.proxies = new ProxyWalk(config.proxies(), config.forwardedHeader());
    this.addresses = new AddressPolicy(config.address());
    this.exclusions = new PathPatterns(config.exclude(), contextPath);
    this.routes = new RouteTemplates(config.routes(), contextPath);
    this.forwardedHeader = config.proxies().isEmpty() ? null : config.forwardedHeader();
  }

  /** Whether requests for this raw URI are counted but not recorded. */
  public boolean excludes(String rawUri) {
    return exclusions.matches(rawUri);
  }

  /** The one header family to read forwarded addresses from, or null when none is believed. */
  public @Nullable String forwardedHeader() {
    return forwardedHeader;
  }

  /** The client behind {@code peer}, as a literal address. */
  public String client(String peer, @Nullable String forwarded) {
    return proxies.client(peer, forwarded);
  }

  /** What is kept of an address, or null. */
  public @Nullable String address(@Nullable String literal) {
    return addresses.apply(literal);
  }

  /** What is kept of a path. */
  public String path(String rawUri) {
    return redactor.path(rawUri);
  }

  /** What is kept of a query, or null. */
  public @Nullable String query(@Nullable String rawQuery) {
    return redactor.query(rawQuery);
  }

  /** What is kept of a referrer, or null. */
  public @Nullable String referrer(@Nullable String header) {
    return redactor.referrer(header);
  }

  /** What is kept of a free header, or null. */
  public @Nullable String header(@Nullable String value) {
    return redactor.header(value);
  }

  /** What is kept of a user's name, or null. */
  public @Nullable String user(@Nullable String name) {
    return name == null || name.isEmpty() ? null : redactor.name(name);
  }

  /** What is kept of a detail's value. */
  public String detail(String value) {
    return redactor.text(value, 1000);
  }

  /** The route of a kept path. */
  public String route(String path, int status) {
    return routes.of(path, status);
  }
}
