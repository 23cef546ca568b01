package org.sessiontrail.person;

/** How far somebody is on the way to a purchase. */
public enum Stage {
  /** Looked at nothing yet. */
  NEW,
  /** Looks at this and that. */
  BROWSING,
  /** Looked at three items of one category or more within the last half hour. */
  COMPARING,
  /** Has something in the cart, or is at the checkout. */
  BUYING
}
