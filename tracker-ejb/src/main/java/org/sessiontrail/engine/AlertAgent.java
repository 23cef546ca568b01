package org.sessiontrail.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.alert.AlertListener;
import org.sessiontrail.alert.UserAddresses;
import org.sessiontrail.alert.UserNotifier;
import org.sessiontrail.config.respond.AlertConfig;
import org.sessiontrail.respond.AlertChoice;
import org.sessiontrail.respond.AlertStore;
import org.sessiontrail.respond.Channel;
import org.sessiontrail.respond.Dispatch;
import org.sessiontrail.respond.channel.EventChannel;
import org.sessiontrail.respond.channel.LogChannel;
import org.sessiontrail.respond.channel.MailChannel;
import org.sessiontrail.respond.channel.Mailer;
import org.sessiontrail.respond.channel.SyslogChannel;
import org.sessiontrail.respond.channel.UserChannel;
import org.sessiontrail.respond.channel.UserMail;
import org.sessiontrail.respond.channel.WebhookChannel;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * Tells of findings as the configuration says, a second behind them; on one node at a time, under
 * the lease {@value #LEASE}. A channel that fails makes the health's part DEGRADED; what waits for
 * it is kept and tried again.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class AlertAgent implements Agent {
  static final String LEASE = "alerts";

  private static final int LEASE_SECONDS = 60;
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long OTHERS_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final AlertConfig config;
  private final AlertChoice choice;
  private final Dispatch dispatch;
  private final List<Channel> configured;
  private final BackOff backOff;
  private @Nullable String trouble;
  private @Nullable Long heldNanos;
  private @Nullable Long restUntilNanos;

  AlertAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.config = tracker.config().respond().alerts();
    this.choice = new AlertChoice(config);
    this.dispatch = new Dispatch(tracker.config().app(), tracker.clock());
    this.backOff = new BackOff(tracker.clock());
    this.configured = configured();
  }

  @Override
  public String name() {
    return "alerts";
  }

  /** Does nothing until the drain has opened the database, and while that is about to be closed. */
  @Override
  public int doWork() throws StoreException {
    Long until = restUntilNanos;
    boolean resting = until != null && tracker.clock().nanos() - until < 0;
    return resting || connection.isStopping() || !connection.isOpen()
        ? WAITING
        : backOff.attempt(this::step);
  }

  private int step() throws StoreException {
    JpaStorage by = connection.storage();
    if (!holds(by)) {
      restUntilNanos = tracker.clock().nanos() + OTHERS_PAUSE_NANOS;
      tracker.health().report(name(), Health.State.UP, "another node tells");
      return 0;
    }
    AlertStore store = by.alerts();
    List<Channel> channels = channels();
    int made =
        store.follow(
            choice, channels.stream().map(Channel::id).toList(), tracker.clock().epochMicros());
    dispatch.deliver(store, channels);
    restUntilNanos = tracker.clock().nanos() + PAUSE_NANOS;
    report(store.size());
    return made == 0 ? 0 : 1;
  }

  private boolean holds(JpaStorage by) throws StoreException {
    long now = tracker.clock().nanos();
    Long since = heldNanos;
    if (since != null && now - since < RENEW_NANOS) {
      return true;
    }
    boolean held = by.nodes().leases().hold(LEASE, tracker.stream(), LEASE_SECONDS);
    heldNanos = held ? (Long) now : null;
    return held;
  }

  private void report(long waiting) {
    List<String> wrong = new ArrayList<>(dispatch.failures());
    if (trouble != null) {
      wrong.add(trouble);
    }
    String how = dispatch.counts() + ", " + waiting + " waiting";
    tracker
        .health()
        .report(
            name(),
            wrong.isEmpty() ? Health.State.UP : Health.State.DEGRADED,
            wrong.isEmpty() ? how : String.join("; ", wrong) + "; " + how);
  }

  /** Those of the configuration, and those of beans of the application, which come later. */
  private List<Channel> channels() {
    List<Channel> out = new ArrayList<>(configured);
    AlertListener listener = tracker.find(AlertListener.class);
    if (listener != null) {
      out.add(new EventChannel(listener));
    }
    UserNotifier notifier = config.users() ? notifier() : null;
    if (notifier != null) {
      out.add(new UserChannel(notifier));
    }
    return out;
  }

  private @Nullable UserNotifier notifier() {
    UserNotifier own = tracker.find(UserNotifier.class);
    UserAddresses addresses = tracker.find(UserAddresses.class);
    if (own != null || addresses == null) {
      return own;
    }
    try {
      return new UserMail(new Mailer(config.mailSession(), tracker.clock()), addresses);
    } catch (LinkageError e) {
      trouble = noMail(e);
      return null;
    }
  }

  private List<Channel> configured() {
    List<Channel> out = new ArrayList<>();
    if (config.log()) {
      out.add(new LogChannel());
    }
    String webhook = config.webhook();
    if (webhook != null) {
      try {
        out.add(new WebhookChannel(webhook, config.secretFile(), tracker.clock()));
      } catch (IllegalArgumentException e) {
        trouble = "TRK-0722 tracker.alert.webhook.url is no address; nothing is posted";
      }
    }
    String syslog = config.syslog();
    if (syslog != null) {
      try {
        out.add(new SyslogChannel(syslog, tracker.config().node(), tracker.clock()));
      } catch (IllegalArgumentException e) {
        trouble = "TRK-0724 tracker.alert.syslog is no HOST:PORT; nothing is sent";
      }
    }
    if (!config.mailTo().isEmpty()) {
      try {
        Mailer mailer = new Mailer(config.mailSession(), tracker.clock());
        out.add(new MailChannel(mailer, config.mailTo()));
      } catch (LinkageError e) {
        trouble = noMail(e);
      }
    }
    return List.copyOf(out);
  }

  private static String noMail(LinkageError e) {
    return "TRK-0727 this server has no Jakarta Mail, so nobody gets alerts by mail: " + e;
  }
}
