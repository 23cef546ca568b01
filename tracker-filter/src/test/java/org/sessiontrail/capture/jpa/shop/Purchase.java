package org.sessiontrail.capture.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.cdi.Tracked;
import org.sessiontrail.capture.jpa.TrackedEntityListener;
import org.sessiontrail.capture.jpa.Untracked;

/** An order with one attribute of each sort; listened to in every way at once. */
@Entity
@Tracked("order")
@EntityListeners(TrackedEntityListener.class)
public class Purchase {
  /** How far it is. */
  public enum State {
    OPEN,
    SENT
  }

  @Id @GeneratedValue private long id;
  @Version private int version;

  public @Nullable String note;

  @Column(precision = 10, scale = 2)
  public @Nullable BigDecimal total;

  public int pieces;
  public boolean gift;
  public @Nullable LocalDate due;

  @Enumerated(EnumType.STRING)
  public @Nullable State state;

  public @Nullable String accessToken;
  public byte @Nullable [] picture;
  @Lob public @Nullable String terms;
  @Untracked public @Nullable String iban;

  @Untracked(named = false)
  public @Nullable String seen;

  @Embedded public @Nullable Place place;

  @ManyToOne(fetch = FetchType.EAGER)
  public @Nullable Customer customer;

  @ElementCollection public Set<String> labels = new HashSet<>();

  /** For the provider. */
  public Purchase() {}

  /** The key. */
  public long id() {
    return id;
  }

  @Override
  public String toString() {
    return "purchase " + id + " v" + version;
  }
}
