package org.sessiontrail.store.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.content.Content;
import org.sessiontrail.visit.PageMeasures;
import org.sessiontrail.visit.PageShown;
import org.sessiontrail.visit.PageView;
import org.sessiontrail.visit.VisitBook;

/** One look at a page. */
@Entity
@Table(name = "tracker_view")
@IdClass(TrackerView.Key.class)
class TrackerView {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "idx")
  private long idx;

  @Column(name = "at_micros", nullable = false)
  private long atMicros;

  @Column(name = "millis")
  private @Nullable Long millis;

  @Column(name = "sid", nullable = false)
  private String sid;

  @Column(name = "visit_num", nullable = false)
  private int visitNum;

  @Column(name = "num", nullable = false)
  private int num;

  @Column(name = "route", nullable = false)
  private String route;

  @Column(name = "topic")
  private @Nullable String topic;

  @Column(name = "format")
  private @Nullable String format;

  @Column(name = "took_millis")
  private @Nullable Long tookMillis;

  @Column(name = "visible_millis")
  private @Nullable Long visibleMillis;

  @Column(name = "status")
  private @Nullable Integer status;

  @Column(name = "scroll_percent")
  private @Nullable Integer scrollPercent;

  @Column(name = "ttfb")
  private @Nullable Integer ttfb;

  @Column(name = "fcp")
  private @Nullable Integer fcp;

  @Column(name = "lcp")
  private @Nullable Integer lcp;

  @Column(name = "inp")
  private @Nullable Integer inp;

  @Column(name = "cls")
  private @Nullable Integer cls;

  @Column(name = "kind")
  private @Nullable String kind;

  @Column(name = "title")
  private @Nullable String title;

  @Column(name = "page")
  private @Nullable String page;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerView() {}

  TrackerView(int logId, VisitBook.View view) {
    this.logId = logId;
    this.idx = view.view().index();
    this.atMicros = view.view().epochMicros();
    this.sid = view.trailId();
    this.visitNum = view.visitNumber();
    this.num = view.view().number();
    this.route = view.view().route();
    become(view);
  }

  /** Takes what of {@code view} changes. */
  final void become(VisitBook.View view) {
    this.millis = view.view().millis();
    PageShown shown = view.shown();
    if (shown == null) {
      return;
    }
    this.kind = shown.kind();
    this.status = shown.status();
    this.tookMillis = shown.tookMillis();
    this.page = Texts.cut(shown.page(), 32);
    this.title = Texts.cut(shown.title(), 255);
    this.topic = Texts.cut(shown.content().topic(), 100);
    this.format = Texts.cut(shown.content().format(), 20);
    this.visibleMillis = shown.measures().visibleMillis();
    this.scrollPercent = shown.measures().scrollPercent();
    become(shown.measures().vitals());
  }

  private void become(PageMeasures.Vitals vitals) {
    this.ttfb = vitals.ttfb();
    this.fcp = vitals.fcp();
    this.lcp = vitals.lcp();
    this.inp = vitals.inp();
    this.cls = vitals.cls();
  }

  long index() {
    return idx;
  }

  int visitNum() {
    return visitNum;
  }

  String sid() {
    return sid;
  }

  VisitBook.View view() {
    return new VisitBook.View(
        sid,
        visitNum,
        new PageView(idx, num, atMicros, route, millis),
        new PageShown(
            Objects.requireNonNullElse(kind, PageShown.REQUEST),
            status,
            tookMillis,
            page,
            title,
            new Content(topic, Objects.requireNonNullElse(format, "page")),
            new PageMeasures(
                visibleMillis, scrollPercent, new PageMeasures.Vitals(ttfb, fcp, lcp, inp, cls))),
        false);
  }

  /** Key of a view. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private long idx;

    /** For the provider. */
    protected Key() {}

    Key(int logId, long idx) {
      this.logId = logId;
      this.idx = idx;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && that.logId == logId && that.idx == idx;
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, idx);
    }
  }
}
