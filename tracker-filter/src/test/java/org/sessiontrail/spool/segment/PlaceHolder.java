package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.file.Path;
import org.sessiontrail.record.RandomIds;

/** Claims a place, says which, and holds it until its input ends. */
final class PlaceHolder {
  private PlaceHolder() {}

  /** Takes a spool root. */
  public static void main(String[] arguments) throws IOException {
    SpoolPlace.Claim claim = SpoolPlace.claim(Path.of(arguments[0]), new RandomIds());
    System.out.println(claim.own().dir().getFileName() + " " + claim.orphans().size());
    if (System.in.read() >= 0) {
      throw new IllegalStateException("nothing is sent");
    }
  }
}
