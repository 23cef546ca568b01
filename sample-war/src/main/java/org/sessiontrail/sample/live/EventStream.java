package org.sessiontrail.sample.live;

import jakarta.json.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One browser's stream of news.
 *
 * <p>Threads: one task at a time; each schedules the next. A browser that went away ends the stream
 * at the next write.
 */
final class EventStream implements AsyncListener {
  /** News in one stream. */
  static final int LENGTH = 10;

  /** Time between two of them. */
  static final long INTERVAL_MILLIS = 2_000;

  /** Longer than a stream lasts. */
  static final long TIMEOUT_MILLIS = 2 * LENGTH * INTERVAL_MILLIS;

  private final AsyncContext exchange;
  private final ServletResponse response;
  private final StockTicker ticker;
  private final ScheduledExecutorService executor;
  private volatile boolean over;
  private volatile @Nullable Future<?> next;
  private int sent;

  EventStream(AsyncContext exchange, StockTicker ticker, ScheduledExecutorService executor) {
    this.exchange = exchange;
    this.response = exchange.getResponse();
    this.ticker = ticker;
    this.executor = executor;
  }

  void start() {
    exchange.addListener(this);
    executor.execute(this::send);
  }

  private void send() {
    if (over) {
      return;
    }
    try {
      if (sent == LENGTH) {
        write("event: end\ndata: {}\n\n");
        finish();
        return;
      }
      sent++;
      write("event: stock\nid: " + sent + "\ndata: " + json(ticker.next()) + "\n\n");
      next = executor.schedule(this::send, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      finish();
    }
  }

  private void finish() {
    if (!over) {
      over = true;
      exchange.complete();
    }
  }

  private void write(String event) throws IOException {
    // Not the writer: it would swallow the error of a connection that is gone.
    response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }

  private static String json(StockTicker.News news) {
    return Json.createObjectBuilder()
        .add("sku", news.product().sku())
        .add("name", news.product().name())
        .add("price", news.product().price())
        .add("left", news.left())
        .build()
        .toString();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    over = true;
    Future<?> pending = next;
    if (pending != null) {
      pending.cancel(false);
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    finish();
  }

  @Override
  public void onError(AsyncEvent event) {
    over = true;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
