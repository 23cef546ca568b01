package org.sessiontrail.capture.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.jpa.EntityChangesContract;
import org.sessiontrail.capture.jpa.TestUnit;
import org.sessiontrail.capture.jpa.shop.Customer;
import org.sessiontrail.capture.jpa.shop.Purchase;

/**
 * The integrator as Hibernate finds it; the listener that the entity names as well stays silent.
 */
final class HibernateChangesTest extends EntityChangesContract {
  @Override
  protected PersistenceProvider provider() {
    return new HibernatePersistenceProvider();
  }

  @Override
  protected String outcome() {
    return "success";
  }

  @Test
  void change_thatIsRolledBack_leavesNoRecord() {
    long id = stored();

    unit.rollBack(
        manager -> {
          manager.persist(purchase());
          manager.find(Purchase.class, id).note = "taken back";
        });

    assertThat(changes()).isEmpty();
  }

  @Test
  void change_thatIsNotYetCommitted_isNotYetRecorded() {
    try (EntityManager manager = unit.factory().createEntityManager()) {
      manager.getTransaction().begin();
      manager.persist(purchase());
      manager.flush();
      assertThat(changes()).isEmpty();
      manager.getTransaction().commit();
    }

    assertThat(theChange().members()).doesNotContainKey("unconfirmed");
  }

  @Test
  void update_ofADetachedEntity_tellsWhatTheRowHeld() {
    long id = stored();
    Purchase detached = unit.commit(manager -> manager.find(Purchase.class, id));
    detached.note = "changed meanwhile";

    unit.commit(manager -> manager.merge(detached));

    assertThat(theChange().personal()).containsEntry("before", Map.of("note", "ring twice"));
  }

  @Test
  void delete_ofAnEntityThatWasNeverLoaded_tellsItsId() {
    long id = stored();

    unit.commit(
        manager -> {
          manager.remove(manager.getReference(Purchase.class, id));
          return null;
        });

    assertThat(theChange().personal()).containsEntry("object", Map.of("id", id));
  }

  /** Said so in the guide. */
  @Test
  void bulkUpdate_passesBy() {
    stored();

    unit.commit(
        manager -> manager.createQuery("update Purchase p set p.note = 'x'").executeUpdate());

    assertThat(changes()).isEmpty();
  }

  @Test
  void unit_withoutTrackedEntities_getsNoListener() {
    try (TestUnit plain = new TestUnit(provider(), "plain", Customer.class)) {
      assertThat(listens(plain)).isFalse();
      assertThat(listens(unit)).isTrue();
    }
  }

  private static boolean listens(TestUnit unit) {
    SessionFactory factory = unit.factory().unwrap(SessionFactory.class);
    return factory
            .unwrap(SessionFactoryImplementor.class)
            .getEventEngine()
            .getListenerRegistry()
            .getEventListenerGroup(EventType.POST_COMMIT_INSERT)
            .count()
        > 0;
  }
}
