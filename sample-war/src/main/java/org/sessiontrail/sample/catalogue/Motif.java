package org.sessiontrail.sample.catalogue;

import java.util.Locale;

/** A drawing that products share, told apart by colour and label. */
public enum Motif {
  TIN,
  BAG,
  BOX,
  JAR,
  BAR,
  BISCUIT,
  TEAPOT,
  KETTLE,
  DRIPPER,
  MUG,
  GRINDER,
  WHISK;

  /** Name of the drawing's resource. */
  String resource() {
    return "pictures/" + name().toLowerCase(Locale.ROOT) + ".svg";
  }
}
