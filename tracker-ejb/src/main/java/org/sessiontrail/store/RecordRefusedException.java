package org.sessiontrail.store;

/**
 * The store works, but refused something in a record of the batch: the same batch will be refused
 * again. Nothing of it was stored.
 */
public class RecordRefusedException extends StoreException {
  private static final long serialVersionUID = 1;

  /** A refusal with its cause. */
  public RecordRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
