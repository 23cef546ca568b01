package org.sessiontrail.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.privacy.AddressPolicy;
import org.sessiontrail.privacy.Campaigns;
import org.sessiontrail.privacy.ErrorTraces;
import org.sessiontrail.privacy.Languages;
import org.sessiontrail.privacy.PathPatterns;
import org.sessiontrail.privacy.ProxyWalk;
import org.sessiontrail.privacy.Redactor;
import org.sessiontrail.privacy.RouteTemplates;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestFacts.Origin;

/**
 * What this application's configuration lets a record keep, in one place for the server edges.
 *
 * <p>Threads: safe for any number of threads. No method throws for any text.
 */
public final class CapturePolicy {
  private final Redactor redactor;
  private final Redactor withoutCampaigns;
  private final Campaigns campaigns = new Campaigns();
  private final Languages languages = new Languages();
  private final ProxyWalk proxies;
  private final AddressPolicy addresses;
  private final PathPatterns exclusions;
  private final RouteTemplates routes;
  private final Map<PersonalField, PersonalField.Action> fields;
  private final ErrorTraces errors;
  private final @Nullable String forwardedHeader;

  CapturePolicy(PrivacyConfig config, String contextPath) {
    this.redactor = new Redactor(config.queryKeep());
    this.withoutCampaigns = new Redactor(Campaigns.without(config.queryKeep()));
    this.proxies = new ProxyWalk(config.proxies(), config.forwardedHeader());
    this.addresses = new AddressPolicy(config.address());
    this.exclusions = new PathPatterns(config.exclude(), contextPath);
    this.fields = config.fields();
    this.errors = new ErrorTraces(config.errorTraces());
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

  /**
   * What is kept of a query, or null.
   *
   * @param analytics whether what tells of advertising may be among it
   */
  public @Nullable String query(@Nullable String rawQuery, boolean analytics) {
    return (analytics ? redactor : withoutCampaigns).query(rawQuery);
  }

  /** What is kept of language and campaign, or null. */
  public @Nullable Origin origin(@Nullable String acceptLanguage, @Nullable String rawQuery) {
    return campaigns.origin(languages.of(acceptLanguage), rawQuery);
  }

  /** What is kept of a referrer from another site than {@code host}, or null. */
  public @Nullable String referrer(@Nullable String header, @Nullable String host) {
    return Redactor.isInternal(header, host) ? null : redactor.referrer(header);
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

  /** What is kept of an exception. */
  public ErrorTrace failure(Throwable thrown) {
    return errors.of(thrown);
  }

  /**
   * What of {@code facts} may lie on a disk before it is encoded: fields that are kept as they are.
   */
  RequestFacts asKept(RequestFacts facts) {
    if (fields.isEmpty()) {
      return facts;
    }
    return new RequestFacts(
        facts.epochMicros(),
        facts.method(),
        facts.path(),
        kept(PersonalField.WHAT_QUERY, facts.query()),
        kept(PersonalField.WHAT_REFERRER, facts.referrer()),
        kept(PersonalField.WHO_AGENT, facts.agent()),
        kept(PersonalField.WHO_IP, facts.address()),
        kept(PersonalField.WHO_PEER, facts.peer()),
        null,
        facts.permit());
  }

  /** {@code value} where {@code field} is kept as it is, else null. */
  @Nullable String kept(PersonalField field, @Nullable String value) {
    return fields.containsKey(field) ? null : value;
  }

  /** The route of a kept path. */
  public String route(String path, int status) {
    return routes.of(path, status);
  }
}
