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
import org.sessiontrail.visit.PageTimes;
import org.sessiontrail.visit.PageView;
import org.sessiontrail.visit.Visit;
import org.sessiontrail.visit.VisitCounts;

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

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerVisit() {}

  TrackerVisit(int logId, Visit visit) {
    this.logId = logId;
    this.sid = visit.trailId();
    this.num = visit.number();
    this.firstIdx = visit.firstIndex();
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
    this.entryRoute = visit.entry();
    PageView exit = visit.exit();
    this.exitIdx = exit == null ? null : (Long) exit.index();
    this.exitNum = exit == null ? null : (Integer) exit.number();
    this.exitMicros = exit == null ? null : (Long) exit.epochMicros();
    this.exitRoute = exit == null ? null : exit.route();
    this.knownViews = visit.times().views();
    this.knownMillis = visit.times().millis();
  }

  void arrive(Enriched meaning) {
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
    this.channel = meaning.channel().title();
  }

  void isOf(@Nullable String user) {
    if (user != null) {
      this.subjectRef = user;
    }
  }

  boolean hasArrived() {
    return device != null;
  }

  Visit visit() {
    PageView exit =
        exitIdx == null || exitNum == null || exitMicros == null || exitRoute == null
            ? null
            : new PageView(exitIdx, exitNum, exitMicros, exitRoute, null);
    return new Visit(
        sid,
        num,
        firstIdx,
        startMicros,
        lastMicros,
        new VisitCounts(views, deeds, background, failures),
        entryRoute,
        exit,
        new PageTimes(knownViews, knownMillis));
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

    Key(int logId, Visit visit) {
      this.logId = logId;
      this.sid = visit.trailId();
      this.num = visit.number();
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
