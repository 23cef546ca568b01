package org.sessiontrail.ejb;

import jakarta.annotation.Resource;
import jakarta.ejb.LocalBean;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.sessiontrail.runtime.TransactionRunner;

/** Work in a transaction of the container, always one of its own. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ContainerTransaction implements TransactionRunner {
  @Resource private SessionContext context;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ContainerTransaction() {}

  /**
   * {@inheritDoc}
   *
   * @throws ExecutionException around what the work threw: a container logs an unchecked exception
   *     as the bean's own failure and throws the bean away
   */
  @Override
  public <T> T inTransaction(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (Exception e) {
      context.setRollbackOnly();
      throw new ExecutionException(e);
    }
  }
}
