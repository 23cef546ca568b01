package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.AddressMode;

/** An ordinary request costs no allocation here. */
class RequestPathAllocationTest {
  private static final int ROUNDS = 20_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Redactor redactor = new Redactor(List.of("q", "page"));
  private final AddressPolicy addresses = new AddressPolicy(AddressMode.TRUNCATED);
  private final ProxyWalk proxies = new ProxyWalk(List.of(), "x-forwarded-for");
  private final RouteTemplates routes = new RouteTemplates(List.of("/user/{name}"), "/shop");
  private final PathPatterns exclusions =
      new PathPatterns(List.of("*.css", "*.js", "/assets/*", "/tracker/health"), "/shop");

  @Test
  void ordinaryRequest_allocatesNothing() {
    request();
    long before = threads.getCurrentThreadAllocatedBytes();
    int length = 0;
    for (int i = 0; i < ROUNDS; i++) {
      length += request();
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(length).isPositive();
    assertThat(bytes / ROUNDS).isZero();
  }

  private int request() {
    String uri = "/shop/catalog/fish";
    String path = redactor.path(uri);
    String agent = redactor.header("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    String referrer = redactor.referrer("https://shop.example.com/shop/catalog");
    String client = addresses.apply(proxies.client("203.0.113.9", "198.51.100.1"));
    String query = redactor.query("utm_source=x&sort=asc");
    return routes.of(path, 200).length()
        + Objects.requireNonNull(agent).length()
        + Objects.requireNonNull(referrer).length()
        + Objects.requireNonNull(client).length()
        + (query == null ? 1 : 0)
        + (exclusions.matches(uri) ? 1 : 0);
  }
}
