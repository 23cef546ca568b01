package org.sessiontrail.capture.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.spi.PersistenceProvider;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.RecorderFixture;
import org.sessiontrail.capture.jpa.shop.Customer;
import org.sessiontrail.capture.jpa.shop.Place;
import org.sessiontrail.capture.jpa.shop.Purchase;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** What the records of changed entities say, whichever provider and whichever way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EntityChangesContract {
  protected RecorderFixture recorded;
  protected TestUnit unit;

  /** The provider to try. */
  protected abstract PersistenceProvider provider();

  /** What is said of the outcome of a change in a transaction of the unit's own. */
  protected abstract String outcome();

  @BeforeAll
  final void open() {
    unit = new TestUnit(provider(), getClass().getSimpleName(), classes());
    unit.commit(
        manager -> {
          manager.persist(new Customer("c-1"));
          manager.persist(new Customer("c-2"));
          return null;
        });
  }

  @BeforeEach
  final void record(@TempDir Path dir) {
    recorded = new RecorderFixture(dir);
    CurrentExchange.started(EntityChangesContract.class.getClassLoader(), recorded.recorder);
  }

  @AfterEach
  final void recordNoMore() {
    CurrentExchange.stopped(recorded.recorder);
  }

  @AfterAll
  final void close() {
    unit.close();
  }

  private static Class<?>[] classes() {
    return new Class<?>[] {Purchase.class, Customer.class, Place.class};
  }

  protected final List<StoredRecord> changes() {
    return recorded.recorded().stream().filter(record -> record.kind() == Kind.CHANGE).toList();
  }

  protected final StoredRecord theChange() {
    List<StoredRecord> changes = changes();
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  protected final Purchase purchase() {
    Purchase purchase = new Purchase();
    purchase.note = "ring twice";
    purchase.total = new BigDecimal("12.30");
    purchase.pieces = 2;
    purchase.due = LocalDate.of(2026, 1, 5);
    purchase.state = Purchase.State.OPEN;
    purchase.accessToken = "s3cr3t-one";
    purchase.picture = new byte[] {1, 2};
    purchase.terms = "no-terms-in-records";
    purchase.iban = "DE02120300000000202051";
    purchase.seen = "never-mind";
    purchase.place = new Place("Oldtown", "pin-4711");
    purchase.labels.add("label-one");
    return purchase;
  }

  /** A stored purchase whose insert is not among the changes any more. */
  protected final long stored() {
    Purchase stored =
        unit.commit(
            manager -> {
              Purchase purchase = purchase();
              purchase.customer = manager.find(Customer.class, "c-1");
              manager.persist(purchase);
              return purchase;
            });
    recorded.recorded().clear();
    return stored.id();
  }

  /** Changes what is stored. */
  protected final void update(long id, Consumer<Purchase> change) {
    unit.commit(
        manager -> {
          change.accept(manager.find(Purchase.class, id));
          return null;
        });
  }

  @Test
  void insert_isRecordedWithItsValuesApartFromTheLeaf() {
    Purchase stored =
        unit.commit(
            manager -> {
              Purchase purchase = purchase();
              purchase.customer = manager.find(Customer.class, "c-1");
              manager.persist(purchase);
              return purchase;
            });

    StoredRecord change = theChange();
    assertThat(change.text("name")).isEqualTo("order");
    assertThat(change.text("operation")).isEqualTo("insert");
    assertThat(change.text("outcome")).isEqualTo(outcome());
    assertThat(change.members()).doesNotContainKeys("changed", "former", "sid", "exchange");
    assertThat(change.personal())
        .containsOnlyKeys("object", "after")
        .containsEntry("object", Map.of("id", stored.id()))
        .containsEntry(
            "after",
            Map.of(
                "note", "ring twice",
                "total", "12.30",
                "pieces", 2L,
                "gift", false,
                "due", "2026-01-05",
                "state", "OPEN",
                "customer", "c-1",
                "place", Map.of("city", "Oldtown")));
  }

  @Test
  void update_isRecordedWithWhatChangedBeforeAndAfter() {
    long id = stored();

    update(
        id,
        purchase -> {
          purchase.note = "leave at the door";
          purchase.total = null;
          purchase.state = Purchase.State.SENT;
          purchase.place = new Place("Newtown", "pin-4711");
        });

    StoredRecord change = theChange();
    assertThat(change.text("operation")).isEqualTo("update");
    assertThat(change.members().get("changed"))
        .isEqualTo(List.of("note", "place", "state", "total"));
    assertThat(change.personal())
        .containsEntry("object", Map.of("id", id))
        .containsEntry(
            "before",
            Map.of(
                "note", "ring twice",
                "total", "12.30",
                "state", "OPEN",
                "place", Map.of("city", "Oldtown")))
        .containsEntry(
            "after",
            Map.of(
                "note", "leave at the door",
                "state", "SENT",
                "place", Map.of("city", "Newtown")));
  }

  @Test
  void update_ofAReference_tellsIdsAlone() {
    long id = stored();

    unit.commit(
        manager -> {
          manager.find(Purchase.class, id).customer = manager.getReference(Customer.class, "c-2");
          return null;
        });

    assertThat(theChange().personal())
        .containsEntry("before", Map.of("customer", "c-1"))
        .containsEntry("after", Map.of("customer", "c-2"));
  }

  @Test
  void delete_isRecordedWithWhatWasThere() {
    long id = stored();

    unit.commit(
        manager -> {
          manager.remove(manager.find(Purchase.class, id));
          return null;
        });

    StoredRecord change = theChange();
    assertThat(change.text("operation")).isEqualTo("delete");
    assertThat(change.personal()).containsOnlyKeys("object", "before");
    assertThat(String.valueOf(change.personal().get("before")))
        .contains("ring twice", "Oldtown", "c-1");
  }

  @Test
  void secretsAndLargeObjects_areNamedAndNotShown() {
    long id = stored();

    update(
        id,
        purchase -> {
          purchase.accessToken = "s3cr3t-two";
          purchase.picture = new byte[] {3};
          purchase.terms = "other-terms";
          purchase.iban = "DE02500105170137075030";
        });

    StoredRecord change = theChange();
    assertThat(change.members().get("changed"))
        .isEqualTo(List.of("accessToken", "iban", "picture", "terms"));
    assertThat(change.personal()).containsOnlyKeys("object");
  }

  @Test
  void nothingThatIsLeftOut_isInAnyRecord() {
    long id = stored();
    update(id, purchase -> purchase.accessToken = "s3cr3t-two");
    unit.commit(
        manager -> {
          manager.remove(manager.find(Purchase.class, id));
          return null;
        });

    assertThat(changes()).hasSize(2);
    for (StoredRecord change : changes()) {
      String all = new String(change.leaf(), StandardCharsets.UTF_8) + change.personal();
      assertThat(all)
          .doesNotContain("s3cr3t", "terms-in", "DE02", "never-mind", "4711", "label-one")
          .doesNotContain("version");
    }
  }

  @Test
  void leaf_holdsNoValue() {
    long id = stored();
    update(id, purchase -> purchase.note = "leave at the door");

    String leaf = new String(theChange().leaf(), StandardCharsets.UTF_8);
    assertThat(leaf).doesNotContain("ring twice").doesNotContain("leave at the door");
    assertThat(theChange().members()).doesNotContainKeys("id", "object", "before", "after");
  }

  @Test
  void texts_areMaskedAndBounded() {
    long id = stored();

    update(
        id,
        purchase ->
            purchase.note = "card 4111 1111 1111 1111 of anna@example.com " + "x ".repeat(90));
    assertThat(String.valueOf(theChange().personal().get("after")))
        .contains("card [card] of [email]")
        .doesNotContain("anna@");
  }

  @Test
  void untrackedEntity_leavesNoRecord() {
    unit.commit(
        manager -> {
          manager.find(Customer.class, "c-1").rename("Somebody Else");
          return null;
        });

    assertThat(changes()).isEmpty();
  }

  @Test
  void update_ofAttributesThatAreLeftOutOrCollections_leavesNoRecord() {
    long id = stored();

    update(
        id,
        purchase -> {
          purchase.seen = "now";
          purchase.labels.add("another");
        });

    assertThat(changes()).isEmpty();
  }

  @Test
  void change_withinARequest_isOnItsTrailAndTiedToIt() {
    long id = stored();
    Exchange exchange = recorded.exchange(RecorderFixture.session("s-1"));

    @Nullable Exchange before = CurrentExchange.enter(exchange);
    try {
      update(id, purchase -> purchase.note = "leave at the door");
    } finally {
      CurrentExchange.leave(before);
    }

    StoredRecord change = theChange();
    assertThat(change.text("sid")).isEqualTo(Objects.requireNonNull(exchange.trail()).id());
    assertThat(change.number("exchange")).isEqualTo(exchange.facts().epochMicros());
  }

  @Test
  void change_whereNothingIsRecorded_isMadeAllTheSame() {
    long id = stored();
    CurrentExchange.stopped(recorded.recorder);

    update(id, purchase -> purchase.note = "unseen");

    assertThat(changes()).isEmpty();
    String note = unit.commit(manager -> manager.find(Purchase.class, id).note);
    assertThat(note).isEqualTo("unseen");
  }
}
