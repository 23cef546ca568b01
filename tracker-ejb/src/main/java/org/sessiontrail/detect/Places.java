package org.sessiontrail.detect;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.enrich.place.Place;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.enrich.place.Position;

/** Where addresses are. */
public interface Places {
  /** Nobody knows. */
  Places UNKNOWN =
      new Places() {
        @Override
        public Place of(@Nullable String address) {
          return Place.UNKNOWN;
        }

        @Override
        public @Nullable Position positionOf(@Nullable String address) {
          return null;
        }
      };

  /** What is at {@code address}. */
  Place of(@Nullable String address);

  /** The point of {@code address}, or null. */
  @Nullable Position positionOf(@Nullable String address);

  /** Places of an operator's file; null for none. */
  static Places of(@Nullable PlaceReader file) {
    return file == null
        ? UNKNOWN
        : new Places() {
          @Override
          public Place of(@Nullable String address) {
            return file.of(address);
          }

          @Override
          public @Nullable Position positionOf(@Nullable String address) {
            return file.positionOf(address);
          }
        };
  }
}
