package org.sessiontrail.ledger.note;

/** What a key of a note signs, by its C2SP signature type. */
public enum KeyType {
  /** A log signs the text of a note as it is. */
  LOG(1),
  /** A witness signs a checkpoint and the time it saw it. */
  WITNESS(4);

  private final byte id;

  KeyType(int id) {
    this.id = (byte) id;
  }

  /** The type's identifier byte. */
  byte id() {
    return id;
  }
}
