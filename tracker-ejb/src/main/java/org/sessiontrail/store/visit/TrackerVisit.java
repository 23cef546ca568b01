package org.sessiontrail.store.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.Enriched;
import org.sessiontrail.visit.BotHints;
import org.sessiontrail.visit.Conversions;
import org.sessiontrail.visit.PageTimes;
import org.sessiontrail.visit.PageView;
import org.sessiontrail.visit.Visit;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitCounts;
import org.sessiontrail.visit.VisitPages;

/** One visit and what its first request means. */
@Entity
@Table(name = "tracker_visit")
@IdClass(TrackerVisit.Key.class)
class TrackerVisit {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "sid")
  private String sid;

  @Id
  @Column(name = "num")
  private int num;

  @Column(name = "first_idx", nullable = false)
  private long firstIdx;

  @Column(name = "start_micros", nullable = false)
  private long startMicros;

  @Column(name = "last_micros", nullable = false)
  private long lastMicros;

  @Column(name = "views", nullable = false)
  private int views;

  @Column(name = "deeds", nullable = false)
  private int deeds;

  @Column(name = "background", nullable = false)
  private int background;

  @Column(name = "failures", nullable = false)
  private int failures;

  @Column(name = "entry_route")
  private @Nullable String entryRoute;

  @Column(name = "exit_idx")
  private @Nullable Long exitIdx;

  @Column(name = "exit_num")
  private @Nullable Integer exitNum;

  @Column(name = "exit_micros")
  private @Nullable Long exitMicros;

  @Column(name = "exit_route")
  private @Nullable String exitRoute;

  @Column(name = "known_views", nullable = false)
  private int knownViews;

  @Column(name = "known_millis", nullable = false)
  private long knownMillis;

  @Column(name = "subject_ref")
  private @Nullable String subjectRef;

  @Column(name = "device")
  private @Nullable String device;

  @Column(name = "browser")
  private @Nullable String browser;

  @Column(name = "browser_version")
  private @Nullable String browserVersion;

  @Column(name = "os")
  private @Nullable String os;

  @Column(name = "os_version")
  private @Nullable String osVersion;

  @Column(name = "bot")
  private @Nullable String bot;

  @Column(name = "country")
  private @Nullable String country;

  @Column(name = "region")
  private @Nullable String region;

  @Column(name = "city")
  private @Nullable String city;

  @Column(name = "network")
  private @Nullable Long network;

  @Column(name = "source")
  private @Nullable String source;

  @Column(name = "medium")
  private @Nullable String medium;

  @Column(name = "campaign")
  private @Nullable String campaign;

  @Column(name = "channel")
  private @Nullable String channel;

  @Column(name = "last_idx", nullable = false)
  private long lastIdx;

  @Column(name = "visible_millis")
  private @Nullable Long visibleMillis;

  @Column(name = "exit_millis")
  private @Nullable Long exitMillis;

  @Column(name = "gap_squares", nullable = false)
  private long gapSquares;

  @Column(name = "value_milli")
  private @Nullable Long valueMilli;

  @Column(name = "steps", nullable = false)
  private int steps;

  @Column(name = "errors", nullable = false)
  private int errors;

  @Column(name = "statics", nullable = false)
  private int statics;

  @Column(name = "told", nullable = false)
  private int told;

  @Column(name = "is_returning", nullable = false)
  private int again;

  @Column(name = "is_engaged", nullable = false)
  private int engaged;

  @Column(name = "is_converted", nullable = false)
  private int conversions;

  @Column(name = "currency")
  private @Nullable String currency;

  @Column(name = "visitor")
  private @Nullable String visitor;

  @Column(name = "language")
  private @Nullable String language;

  @Column(name = "app_release")
  private @Nullable String appRelease;

  @Column(name = "referrer_host")
  private @Nullable String referrerHost;

  @Column(name = "landing_route")
  private @Nullable String landingRoute;

  @Column(name = "campaign_term")
  private @Nullable String campaignTerm;

  @Column(name = "campaign_content")
  private @Nullable String campaignContent;

  @Column(name = "bot_hint")
  private @Nullable String botHint;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerVisit() {}

  TrackerVisit(int logId, Visit visit) {
    this.logId = logId;
    this.sid = visit.trailId();
    this.num = visit.number();
    this.firstIdx = visit.firstIndex();
    this.again = visit.number() > 1 ? 1 : 0;
    become(visit);
  }

  /** Takes what of {@code visit} changes. */
  final void become(Visit visit) {
    this.startMicros = visit.startMicros();
    this.lastMicros = visit.lastMicros();
    this.views = visit.counts().views();
    this.deeds = visit.counts().deeds();
    this.background = visit.counts().background();
    this.failures = visit.counts().failures();
    this.lastIdx = visit.lastIndex();
    this.engaged = visit.isEngaged() ? 1 : 0;
    this.botHint = BotHints.text(BotHints.of(visit));
    become(visit.counts().traces());
    become(visit.pages());
    become(visit.conversions());
  }

  private void become(VisitCounts.Traces traces) {
    this.steps = traces.steps();
    this.told = traces.told();
    this.errors = traces.errors();
    this.statics = traces.statics();
  }

  private void become(VisitPages pages) {
    this.entryRoute = pages.entry();
    PageView exit = pages.exit();
    this.exitIdx = exit == null ? null : (Long) exit.index();
    this.exitNum = exit == null ? null : (Integer) exit.number();
    this.exitMicros = exit == null ? null : (Long) exit.epochMicros();
    this.exitRoute = exit == null ? null : exit.route();
    this.exitMillis = exit == null ? null : exit.millis();
    this.knownViews = pages.known().views();
    this.knownMillis = pages.known().millis();
    this.gapSquares = pages.times().squares();
    this.visibleMillis = pages.visibleMillis();
  }

  private void become(Conversions good) {
    this.conversions = good.count();
    this.valueMilli = good.valueMilli();
    this.currency = good.currency();
  }

  void arrive(VisitBook.Arrival arrival, @Nullable String release) {
    Enriched meaning = arrival.meaning();
    this.appRelease = Texts.cut(release, 64);
    this.landingRoute = arrival.route();
    this.language = Texts.cut(meaning.words().language(), 35);
    this.referrerHost = Texts.cut(meaning.words().referrerHost(), 255);
    this.campaignTerm = Texts.cut(meaning.touch().term(), 255);
    this.campaignContent = Texts.cut(meaning.touch().content(), 255);
    this.device = meaning.agent().device().id();
    this.browser = Texts.cut(meaning.agent().browser(), 64);
    this.browserVersion = Texts.cut(meaning.agent().browserVersion(), 20);
    this.os = Texts.cut(meaning.agent().system(), 64);
    this.osVersion = Texts.cut(meaning.agent().systemVersion(), 20);
    this.bot = meaning.agent().bot().id();
    this.country = Texts.cut(meaning.place().country(), 2);
    this.region = Texts.cut(meaning.place().region(), 100);
    this.city = Texts.cut(meaning.place().city(), 100);
    this.network = meaning.place().network();
    this.source = Texts.cut(meaning.touch().source(), 255);
    this.medium = Texts.cut(meaning.touch().medium(), 100);
    this.campaign = Texts.cut(meaning.touch().campaign(), 255);
    this.channel = Texts.cut(meaning.words().channel(), 40);
  }

  void isOf(@Nullable String user) {
    if (user != null) {
      this.subjectRef = user;
    }
    this.visitor = subjectRef != null ? subjectRef : sid;
  }

  @Nullable String subjectRef() {
    return subjectRef;
  }

  boolean hasArrived() {
    return device != null;
  }

  Visit visit() {
    return new Visit(
        sid,
        num,
        firstIdx,
        lastIdx,
        startMicros,
        lastMicros,
        new VisitCounts(
            views,
            deeds,
            background,
            failures,
            new VisitCounts.Traces(steps, told, errors, statics)),
        pages(),
        new Conversions(conversions, valueMilli, currency));
  }

  private VisitPages pages() {
    PageView exit =
        exitIdx == null || exitNum == null || exitMicros == null || exitRoute == null
            ? null
            : new PageView(exitIdx, exitNum, exitMicros, exitRoute, exitMillis);
    Long last = exit == null ? null : exit.millis();
    PageTimes times =
        last == null
            ? new PageTimes(knownViews, knownMillis, gapSquares)
            : new PageTimes(knownViews - 1, knownMillis - last, gapSquares);
    return new VisitPages(entryRoute, exit, times, visibleMillis);
  }

  /** Key of a visit. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private String sid;
    private int num;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected Key() {}

    Key(int logId, String sid, int num) {
      this.logId = logId;
      this.sid = sid;
      this.num = num;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && that.logId == logId
          && that.num == num
          && that.sid.equals(sid);
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, sid, num);
    }
  }
}
