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

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerView() {}

  TrackerView(int logId, VisitBook.View view) {
    this.logId = logId;
    this.idx = view.view().index();
    this.atMicros = view.view().epochMicros();
    this.millis = view.view().millis();
    this.sid = view.visit().trailId();
    this.visitNum = view.visit().number();
    this.num = view.view().number();
    this.route = view.view().route();
    Content content = view.content();
    this.topic = content == null ? null : Texts.cut(content.topic(), 100);
    this.format = content == null ? null : content.format();
  }

  void lasted(@Nullable Long known) {
    this.millis = known;
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
