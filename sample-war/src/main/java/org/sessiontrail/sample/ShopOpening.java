package org.sessiontrail.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says where the shop is, once it answers there. A context starts well before its server listens,
 * and the addresses should be the last lines one reads; so this asks for the icon until it comes.
 */
@WebListener
public class ShopOpening implements ServletContextListener {
  private static final Logger LOG = System.getLogger(ShopOpening.class.getName());
  private static final long INTERVAL_MILLIS = 1_000;
  private static final int ATTEMPTS = 120;
  private static final int TIMEOUT_MILLIS = 800;

  @Inject private DemoAccounts accounts;

  @SuppressWarnings("NullAway.Init") // by the server
  @Resource
  private ManagedScheduledExecutorService executor;

  private volatile @Nullable Future<?> next;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    String shop = context.getInitParameter("shop.origin") + context.getContextPath();
    lookLater(shop, ATTEMPTS);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    Future<?> pending = next;
    if (pending != null) {
      pending.cancel(false);
    }
  }

  private void lookLater(String shop, int attempts) {
    next = executor.schedule(() -> look(shop, attempts), INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(String shop, int attempts) {
    if (answers(shop)) {
      LOG.log(Level.INFO, text(shop));
    } else if (attempts > 1) {
      lookLater(shop, attempts - 1);
    }
  }

  private static boolean answers(String shop) {
    try {
      URI icon = URI.create(shop + "/assets/icon.svg");
      HttpURLConnection connection = (HttpURLConnection) icon.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private String text(String shop) {
    String users =
        accounts.all().stream()
            .map(
                account ->
                    "    %-6s %-11s %s"
                        .formatted(account.name(), account.password(), account.purpose()))
            .collect(Collectors.joining("\n"));
    return """


          The shop is open:   %1$s/
          The trail:          %1$s/tracker/                          (sign in as audit)
          The trail as CSV:   %1$s/tracker/api/v1/export?format=csv   (sign in as audit)

          Demo accounts (name, password):
        %2$s

          Stop with Ctrl+C.
        """
        .formatted(shop, users);
  }
}
