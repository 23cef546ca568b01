package org.sessiontrail.capture.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.spi.PersistenceProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.jpa.shop.Purchase;

/** The portable listener, with a provider that has no events of its own for us. */
final class EclipseLinkChangesTest extends EntityChangesContract {
  @Override
  protected PersistenceProvider provider() {
    return new org.eclipse.persistence.jpa.PersistenceProvider();
  }

  /** No container, so nothing tells how the transaction ends. */
  @Override
  protected String outcome() {
    return "unknown";
  }

  @Test
  void change_withoutATransactionOfTheContainer_isUnconfirmed() {
    stored();
    unit.rollBack(manager -> manager.persist(purchase()));

    assertThat(theChange().members()).containsEntry("unconfirmed", true);
  }

  @Test
  void update_ofADetachedEntity_tellsWhatTheRowHeld() {
    long id = stored();
    Purchase detached = unit.commit(manager -> manager.find(Purchase.class, id));
    detached.note = "changed meanwhile";

    unit.commit(manager -> manager.merge(detached));

    assertThat(theChange().personal()).containsEntry("before", Map.of("note", "ring twice"));
  }
}
