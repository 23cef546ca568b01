package org.sessiontrail.retention;

/**
 * A request to erase, as it is written down: neither text may hold personal data.
 *
 * @param id the request's number in the register of requests, at most {@value #MAX_ID} characters
 * @param level how much of each record
 * @param basis why it is or is not to be done, at most {@value #MAX_BASIS} characters
 */
public record ErasureRequest(String id, ErasureLevel level, String basis) {
  /** Longest id. */
  public static final int MAX_ID = 200;

  /** Longest basis. */
  public static final int MAX_BASIS = 1_000;

  /** Checks the texts. */
  public ErasureRequest {
    if (id.isBlank() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("a request's id has 1 to " + MAX_ID + " characters");
    }
    if (basis.isBlank() || basis.length() > MAX_BASIS) {
      throw new IllegalArgumentException("a basis has 1 to " + MAX_BASIS + " characters");
    }
  }
}
