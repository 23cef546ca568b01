package org.sessiontrail.respond.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.Alerts;
import org.sessiontrail.respond.Channel;
import org.sessiontrail.respond.ChannelException;

/**
 * Posts each alert as JSON, signed. Any answer 2xx takes it; a redirect does not. The secret is
 * read each time, so that it can be changed while the application runs; without one nothing is
 * sent.
 */
public final class WebhookChannel implements Channel {
  private static final int TIMEOUT_MILLIS = 3_000;
  private static final int MOST_BYTES = 4_096;
  private static final int MICROS = 1_000_000;

  private final URI to;
  private final @Nullable Path secretFile;
  private final TrailClock clock;

  /** Posts to {@code address}, signed with what is in {@code secretFile}. */
  public WebhookChannel(String address, @Nullable Path secretFile, TrailClock clock) {
    this.to = URI.create(address);
    this.secretFile = secretFile;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "webhook";
  }

  @Override
  public void tell(Alert alert) throws ChannelException {
    long now = Math.floorDiv(clock.epochMicros(), MICROS);
    byte[] body = body(alert).getBytes(StandardCharsets.UTF_8);
    String id = alert.id() + "/" + alert.last();
    String signature = signature().of(id, now, body);
    try {
      int status =
          post(
              body,
              Map.of(
                  "Content-Type",
                  "application/json",
                  "webhook-id",
                  id,
                  "webhook-timestamp",
                  String.valueOf(now),
                  "webhook-signature",
                  signature));
      if (status < 200 || status > 299) {
        throw new ChannelException("TRK-0722 " + place() + " answered with status " + status);
      }
    } catch (IOException | RuntimeException e) {
      throw new ChannelException("TRK-0722 " + place() + ": " + e, e);
    }
  }

  /** Not the whole address: its query may hold a secret. */
  private String place() {
    return "webhook of " + to.getHost();
  }

  private WebhookSignature signature() throws ChannelException {
    if (secretFile == null) {
      throw new ChannelException(
          "TRK-0723 nothing is posted without a secret: name tracker.alert.webhook.secret-file");
    }
    try (InputStream in = Files.newInputStream(secretFile)) {
      return new WebhookSignature(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new ChannelException("TRK-0723 " + secretFile + ": " + e.getMessage(), e);
    }
  }

  private String body(Alert alert) {
    Map<String, Object> out = new TreeMap<>();
    out.put("type", "sessiontrail.finding");
    out.put("timestamp", alert.when());
    out.put("data", Alerts.members(alert));
    return CanonicalJson.text(out);
  }

  /** Not the platform's newer client: that keeps threads for as long as it is reachable. */
  private int post(byte[] body, Map<String, String> headers) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) to.toURL().openConnection();
    try {
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setDoOutput(true);
      headers.forEach(connection::setRequestProperty);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
