package org.sessiontrail.enrich.place;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is, as far as the operator's file says.
 *
 * @param country two letters of ISO 3166-1, or null
 * @param region name of the region or state, or null
 * @param city name of the city, or null
 * @param network number of the autonomous system, or null
 * @param organisation who runs that network, or null
 */
public record Place(
    @Nullable String country,
    @Nullable String region,
    @Nullable String city,
    @Nullable Long network,
    @Nullable String organisation) {
  /** Nothing is known. */
  public static final Place UNKNOWN = new Place(null, null, null, null, null);
}
