package org.sessiontrail.enrich.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.data.DataTable;

/**
 * Tells who referred by the host of the {@code Referer}: first the application's own hosts, then
 * spam, then a table of known sites by the longest domain that fits; {@code google.*} in the table
 * is that name under any country's domain.
 *
 * <p>Threads: immutable.
 */
public final class Referrers {
  private static final Map<String, Source> KNOWN = known();
  private static final String ANY = ".*";

  private final Set<String> own;
  private final Set<String> spam;

  /**
   * @param own hosts that belong to the application; their subdomains do too
   * @param spam domains to add to those of the table
   */
  public Referrers(Set<String> own, Set<String> spam) {
    this.own = lower(own);
    this.spam = lower(spam);
  }

  /**
   * The source of a request.
   *
   * @param referrer value of {@code Referer} with or without its path, or null
   */
  public Source of(@Nullable String referrer) {
    String host = hostOf(referrer);
    if (host == null) {
      return Source.DIRECT;
    }
    if (isBelow(host, own)) {
      return new Source(SourceType.INTERNAL, host);
    }
    if (isBelow(host, spam)) {
      return new Source(SourceType.SPAM, host);
    }
    Source known = site(host);
    return known != null ? known : new Source(SourceType.REFERRAL, host);
  }

  /** The known site that {@code text}, a domain or a name as campaigns give it, means; or null. */
  static @Nullable Source named(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    Source alias = KNOWN.get(name);
    return alias != null || name.indexOf('.') < 0 ? alias : site(bare(name));
  }

  private static @Nullable Source site(String host) {
    for (String rest = host; !rest.isEmpty(); rest = parent(rest)) {
      Source known = KNOWN.get(rest);
      if (known == null) {
        known = underAnySuffix(rest);
      }
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  /** A row as {@code mail.yahoo.*} that is {@code host}. */
  private static @Nullable Source underAnySuffix(String host) {
    for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
      if (isSuffix(host.substring(dot + 1))) {
        Source known = KNOWN.get(host.substring(0, dot) + ANY);
        if (known != null) {
          return known;
        }
      }
    }
    return null;
  }

  /** A country's or general domain, {@code de} or {@code co.uk}; not {@code example.com}. */
  private static boolean isSuffix(String rest) {
    int dot = rest.indexOf('.');
    return dot < 0 || (rest.indexOf('.', dot + 1) < 0 && dot <= 3 && rest.length() - dot == 3);
  }

  private static boolean isBelow(String host, Set<String> domains) {
    for (String rest = host; !rest.isEmpty(); rest = parent(rest)) {
      if (domains.contains(rest)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  /** The host, without {@code www.} and port; of an application on a telephone its package name. */
  public static @Nullable String hostOf(@Nullable String referrer) {
    if (referrer == null || referrer.isBlank()) {
      return null;
    }
    try {
      URI uri = new URI(referrer.strip().replaceFirst("[?#].*$", "").replace(' ', '+'));
      String host = uri.getHost() != null ? uri.getHost() : uri.getAuthority();
      String bare = host == null ? "" : bare(host.replaceFirst(":\\d*$", ""));
      return bare.isEmpty() ? null : bare;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") ? lower.substring(4) : lower;
  }

  private static Set<String> lower(Set<String> hosts) {
    return hosts.stream().map(Referrers::bare).collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Source> known() {
    Map<String, Source> out = new HashMap<>();
    DataTable.rows(Referrers.class, "sources.tsv", 3)
        .forEach(
            row ->
                out.put(
                    row.get(0),
                    new Source(
                        SourceType.valueOf(row.get(1).toUpperCase(Locale.ROOT)), row.get(2))));
    return Map.copyOf(out);
  }
}
