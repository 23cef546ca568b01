package org.sessiontrail.sample.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * The address each customer gave last, so that nobody types it twice.
 *
 * <p>Threads: any; each call is a transaction.
 */
@ApplicationScoped
public class AddressBook {
  @SuppressWarnings("NullAway.Init") // by the server
  @PersistenceContext(unitName = "shop")
  private EntityManager manager;

  /** For the container. */
  public AddressBook() {}

  /** What is known of {@code customer}; empty for nothing. */
  @Transactional
  public Address of(String customer) {
    KnownAddress known = manager.find(KnownAddress.class, customer);
    return known == null ? Address.EMPTY : known.address();
  }

  /** Remembers {@code address} as the last one of {@code customer}. */
  @Transactional
  public void keep(String customer, Address address) {
    KnownAddress known = manager.find(KnownAddress.class, customer);
    if (known == null) {
      manager.persist(new KnownAddress(customer, address));
    } else {
      known.moveTo(address);
    }
  }
}
