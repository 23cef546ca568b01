package org.sessiontrail.capture;

/** The name an exception is recorded under: its class, cut to what a record keeps. */
public final class ErrorName {
  private static final int MAX_CHARS = 200;

  private ErrorName() {}

  /** The class name of {@code thrown}, at most {@value #MAX_CHARS} characters. */
  public static String of(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.length() <= MAX_CHARS ? name : name.substring(0, MAX_CHARS);
  }
}
