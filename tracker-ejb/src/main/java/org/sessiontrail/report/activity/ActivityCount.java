package org.sessiontrail.report.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.agent.Agent;
import org.sessiontrail.enrich.agent.AgentReader;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.StoredRecord;

/** Counts one person's records, in trail order. One thread. */
final class ActivityCount {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
  private static final long WEEK_MICROS = TimeUnit.DAYS.toMicros(7);
  private static final int MOST_USES = 20;
  private static final int MOST_EVENTS = 20;

  private final AgentReader agents;
  private final long fromMicros;
  private final long toMicros;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Activity.Use> uses = new HashMap<>();
  private final Long[] hours = new Long[24];
  private final List<Activity.SafetyEvent> events = new ArrayList<>();
  private long records;
  private long pages;
  private long pagesBefore;

  /** A session as far as it was read. */
  private static final class Session {
    long first;
    long last;
    @Nullable String agent;
    @Nullable String address;
    long pages;
    long actions;
    @Nullable String using;
  }

  ActivityCount(AgentReader agents, long fromMicros, long toMicros) {
    this.agents = agents;
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
    Arrays.fill(hours, 0L);
  }

  long records() {
    return records;
  }

  void take(StoredRecord record) {
    records++;
    if (record.kind() == Kind.FINDING) {
      events.add(
          new Activity.SafetyEvent(
              record.epochMicros(),
              Objects.requireNonNullElse(record.text("title"), ""),
              Objects.requireNonNullElse(record.text("severity"), "")));
      return;
    }
    String trail = record.text("sid");
    Session session = trail == null ? null : session(record, trail);
    boolean page = record.kind() == Kind.REQUEST && "page".equals(record.text("type"));
    boolean action =
        record.kind() == Kind.ACTION && Outcome.SUCCESS.id().equals(record.text("outcome"));
    if (page) {
      page(record.epochMicros());
    }
    if (session != null) {
      session.pages += page ? 1 : 0;
      session.actions += action ? 1 : 0;
    }
    if (page || action) {
      use(session, String.valueOf(record.text(page ? "route" : "name")), record.epochMicros());
    }
    if (session != null) {
      session.last = Math.max(session.last, record.epochMicros());
    }
  }

  private void page(long at) {
    hours[(int) (TimeUnit.MICROSECONDS.toHours(at) % hours.length)]++;
    if (at >= toMicros - WEEK_MICROS) {
      pages++;
    } else if (at >= toMicros - 2 * WEEK_MICROS) {
      pagesBefore++;
    }
  }

  private Session session(StoredRecord record, String trail) {
    Session session =
        sessions.computeIfAbsent(
            trail,
            key -> {
              Session made = new Session();
              made.first = record.epochMicros();
              made.last = record.epochMicros();
              return made;
            });
    if (record.personal().get("who") instanceof Map<?, ?> who) {
      session.agent = who.get("agent") instanceof String agent ? agent : session.agent;
      session.address = who.get("ip") instanceof String address ? address : session.address;
    }
    return session;
  }

  /** The time since the last thing belongs to that. */
  private void use(@Nullable Session session, String name, long at) {
    uses.merge(name, new Activity.Use(1, 0), ActivityCount::together);
    if (session == null) {
      return;
    }
    if (session.using != null) {
      long micros = Math.min(LONGEST_MICROS, Math.max(0, at - session.last));
      uses.merge(session.using, new Activity.Use(0, micros / 1_000), ActivityCount::together);
    }
    session.using = name;
  }

  private static Activity.Use together(Activity.Use one, Activity.Use other) {
    return new Activity.Use(one.times() + other.times(), one.millis() + other.millis());
  }

  Activity activity(boolean isCut) {
    Map<String, Activity.Use> most = new LinkedHashMap<>();
    uses.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Activity.Use> e) -> -e.getValue().times())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_USES)
        .forEach(each -> most.put(each.getKey(), each.getValue()));
    return new Activity(
        fromMicros,
        toMicros,
        sessions.entrySet().stream()
            .map(each -> own(each.getKey(), each.getValue()))
            .sorted(Comparator.comparingLong(OwnSession::lastMicros).reversed())
            .toList(),
        List.of(hours),
        most,
        new Activity.Weeks(pages, pagesBefore),
        events.stream()
            .sorted(Comparator.comparingLong(Activity.SafetyEvent::atMicros).reversed())
            .limit(MOST_EVENTS)
            .toList(),
        isCut);
  }

  private OwnSession own(String trail, Session session) {
    Agent agent = agents.read(session.agent);
    return new OwnSession(
        trail,
        session.first,
        session.last,
        agent.device().id() + ", " + agent.browser() + ", " + agent.system(),
        session.address,
        session.pages,
        session.actions);
  }
}
