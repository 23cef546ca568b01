package org.sessiontrail.enrich.place;

/**
 * A point on the earth, and how far from it the truth may lie.
 *
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 * @param radiusKm kilometres around it; 0 when the file does not say
 */
public record Position(double latitude, double longitude, double radiusKm) {
  private static final double EARTH_KM = 6371;

  /** Kilometres along the surface between the points (haversine), at least: less both radii. */
  public double kmAtLeast(Position other) {
    return Math.max(0, km(other) - radiusKm - other.radiusKm);
  }

  /** Kilometres along the surface between the points (haversine). */
  public double km(Position other) {
    double lat = Math.toRadians(other.latitude - latitude) / 2;
    double lon = Math.toRadians(other.longitude - longitude) / 2;
    double a =
        Math.sin(lat) * Math.sin(lat)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.sin(lon)
                * Math.sin(lon);
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
