package org.sessiontrail.capture.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.RecorderFixture;
import org.sessiontrail.capture.jpa.shop.Purchase;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** The listener and the container's transaction, which the test moves. */
final class ListenerTransactionTest {
  private final Transaction transaction = new Transaction();
  private final TrackedEntityListener listener =
      new TrackedEntityListener(new TransactionEnd(() -> transaction));
  private final Purchase purchase = new Purchase();
  private RecorderFixture recorded;

  /** One transaction, or none. */
  private static final class Transaction implements TransactionSynchronizationRegistry {
    private final Map<Object, Object> resources = new HashMap<>();
    private final List<Synchronization> interposed = new ArrayList<>();
    private boolean active = true;

    void end(int status) {
      active = false;
      interposed.forEach(Synchronization::beforeCompletion);
      interposed.forEach(last -> last.afterCompletion(status));
    }

    @Override
    public @Nullable Object getTransactionKey() {
      return active ? "tx" : null;
    }

    @Override
    public void putResource(Object key, Object value) {
      resources.put(key, value);
    }

    @Override
    public @Nullable Object getResource(Object key) {
      return resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization last) {
      interposed.add(last);
    }

    @Override
    public int getTransactionStatus() {
      return active ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setRollbackOnly() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean getRollbackOnly() {
      return false;
    }
  }

  @BeforeEach
  void record(@TempDir Path dir) {
    recorded = new RecorderFixture(dir);
    CurrentExchange.started(getClass().getClassLoader(), recorded.recorder);
    purchase.note = "ring twice";
    listener.loaded(purchase);
  }

  @AfterEach
  void recordNoMore() {
    CurrentExchange.stopped(recorded.recorder);
  }

  private List<StoredRecord> changes() {
    return recorded.recorded().stream().filter(record -> record.kind() == Kind.CHANGE).toList();
  }

  private void update(String note) {
    purchase.note = note;
    listener.updated(purchase);
  }

  @Test
  void change_isRecordedWhenItsTransactionHasCommitted() {
    update("leave at the door");
    assertThat(changes()).isEmpty();

    transaction.end(Status.STATUS_COMMITTED);

    StoredRecord change = changes().get(0);
    assertThat(change.members())
        .containsEntry("outcome", "success")
        .containsEntry("changed", List.of("note"))
        .doesNotContainKeys("unconfirmed", "former");
    assertThat(change.personal())
        .containsEntry("before", Map.of("note", "ring twice"))
        .containsEntry("after", Map.of("note", "leave at the door"));
  }

  @Test
  void change_thatIsRolledBack_leavesNoRecord() {
    update("taken back");
    transaction.end(Status.STATUS_ROLLEDBACK);

    assertThat(changes()).isEmpty();
  }

  @Test
  void changes_ofOneTransaction_areRecordedInTheirOrder() {
    update("first");
    update("second");
    listener.removed(purchase);
    transaction.end(Status.STATUS_COMMITTED);

    assertThat(changes())
        .extracting(change -> change.text("operation") + change.personal().get("before"))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("update{note=ring twice}"),
            second -> assertThat(second).isEqualTo("update{note=first}"),
            third -> assertThat(third).startsWith("delete{").contains("note=second"));
  }

  /** A container may end a transaction on any thread. */
  @Test
  void change_belongsToTheRequestThatMadeIt() {
    Exchange exchange = recorded.exchange(RecorderFixture.session("s-1"));
    Exchange before = CurrentExchange.enter(exchange);
    update("leave at the door");
    CurrentExchange.leave(before);
    transaction.end(Status.STATUS_COMMITTED);

    assertThat(changes().get(0).number("exchange")).isEqualTo(exchange.facts().epochMicros());
    assertThat(changes().get(0).text("sid"))
        .isEqualTo(Objects.requireNonNull(exchange.trail()).id());
  }

  @Test
  void change_withoutATransaction_isUnconfirmed() {
    transaction.end(Status.STATUS_COMMITTED);
    update("who knows");

    assertThat(changes().get(0).members())
        .containsEntry("outcome", "unknown")
        .containsEntry("unconfirmed", true);
  }

  @Test
  void change_ofAnObjectThatWasNeverSeen_saysThatItsFormerStateIsUnknown() {
    Purchase unseen = new Purchase();
    unseen.note = "new";
    listener.updated(unseen);
    transaction.end(Status.STATUS_COMMITTED);

    assertThat(changes().get(0).members())
        .containsEntry("former", "unknown")
        .doesNotContainKey("changed");
    assertThat(changes().get(0).personal()).containsKey("after").doesNotContainKey("before");
  }

  @Test
  void callbacks_onAnEntityThatIsNotTracked_doNothing() {
    listener.loaded("anything");
    listener.updated("anything");
    transaction.end(Status.STATUS_COMMITTED);

    assertThat(changes()).isEmpty();
  }
}
