package org.sessiontrail.store.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.deed.Deed;
import org.sessiontrail.visit.deed.DeedDetail;

/** What is done in a visit beside looking at pages. */
@Entity
@Table(name = "tracker_deed")
@IdClass(TrackerDeed.Key.class)
class TrackerDeed {
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

  @Column(name = "value_milli")
  private @Nullable Long valueMilli;

  @Column(name = "visit_num", nullable = false)
  private int visitNum;

  @Column(name = "num", nullable = false)
  private int num;

  @Column(name = "status")
  private @Nullable Integer status;

  @Column(name = "quantity")
  private @Nullable Integer quantity;

  @Column(name = "results")
  private @Nullable Integer results;

  @Column(name = "sid", nullable = false)
  private String sid;

  @Column(name = "kind", nullable = false)
  private String kind;

  @Column(name = "name")
  private @Nullable String name;

  @Column(name = "route")
  private @Nullable String route;

  @Column(name = "method")
  private @Nullable String method;

  @Column(name = "outcome")
  private @Nullable String outcome;

  @Column(name = "error")
  private @Nullable String error;

  @Column(name = "item")
  private @Nullable String item;

  @Column(name = "category")
  private @Nullable String category;

  @Column(name = "currency")
  private @Nullable String currency;

  @Column(name = "step")
  private @Nullable String step;

  @Column(name = "target")
  private @Nullable String target;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerDeed() {}

  TrackerDeed(int logId, VisitBook.Done done) {
    Deed deed = done.deed();
    this.logId = logId;
    this.idx = done.index();
    this.atMicros = done.epochMicros();
    this.sid = done.visit().trailId();
    this.visitNum = done.visit().number();
    this.num = done.number();
    this.kind = Texts.fit(deed.kind(), 20);
    this.name = Texts.cut(deed.name(), 255);
    this.route = Texts.cut(deed.route(), 1024);
    is(deed.result());
    is(deed.detail());
  }

  private void is(Deed.Result result) {
    this.method = Texts.cut(result.method(), 16);
    this.status = result.status();
    this.outcome = Texts.cut(result.outcome(), 20);
    this.error = Texts.cut(result.error(), 255);
    this.millis = result.millis();
  }

  private void is(DeedDetail detail) {
    this.item = Texts.cut(detail.item(), 100);
    this.category = Texts.cut(detail.category(), 100);
    this.valueMilli = detail.valueMilli();
    this.quantity = detail.quantity();
    this.currency = detail.currency();
    this.step = Texts.cut(detail.step(), 100);
    this.results = detail.results();
    this.target = Texts.cut(detail.target(), 1024);
  }

  /** Key of a deed. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private long idx;

    /** For the provider. */
    protected Key() {}

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
