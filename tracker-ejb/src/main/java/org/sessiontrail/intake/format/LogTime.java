package org.sessiontrail.intake.format;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times as logs write them, in microseconds since 1970; years 1970 to 9999. One thread: remembers
 * the day it saw last.
 */
final class LogTime {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final long SECOND = 1_000_000;
  private static final int CLF_DAY = 11;

  private String lastDay = "";
  private long lastDaySeconds;

  /** {@code 10/Oct/2000:13:55:36 -0700}, with a fraction after the seconds or without. */
  long clf(String text) throws BadLineException {
    if (text.length() < 26 || text.charAt(CLF_DAY) != ':') {
      throw wrong();
    }
    if (!text.startsWith(lastDay) || lastDay.length() != CLF_DAY) {
      lastDaySeconds = clfDay(text);
      lastDay = text.substring(0, CLF_DAY);
    }
    int zone = text.indexOf(' ', 20);
    if (zone < 0) {
      throw wrong();
    }
    long time = clock(text, CLF_DAY + 1, zone);
    return lastDaySeconds * SECOND + time - offset(text, zone + 1) * SECOND;
  }

  /** {@code 2026-01-05T10:00:00.123456Z}; the zone may be {@code +01:00} or {@code +0100}. */
  long iso(String text) throws BadLineException {
    if (text.length() < 20 || "Tt ".indexOf(text.charAt(10)) < 0) {
      throw wrong();
    }
    int zone = 19;
    while (zone < text.length() && "Zz+-".indexOf(text.charAt(zone)) < 0) {
      zone++;
    }
    if (zone == text.length()) {
      throw wrong();
    }
    boolean utc = zone == text.length() - 1 && "Zz".indexOf(text.charAt(zone)) >= 0;
    long offset = utc ? 0 : offset(text, zone);
    return day(text, 0) * SECOND + clock(text, 11, zone) - offset * SECOND;
  }

  /** A day {@code 2002-05-24} and a time {@code 20:18:01}, both UTC. */
  long utc(String day, String time) throws BadLineException {
    if (day.length() != 10 || time.length() < 8) {
      throw wrong();
    }
    return day(day, 0) * SECOND + clock(time, 0, time.length());
  }

  /** Seconds or, if there are more digits, milliseconds, microseconds or nanoseconds since 1970. */
  static long epoch(String text) throws BadLineException {
    int dot = text.indexOf('.');
    int digits = dot < 0 ? text.length() : dot;
    int decimals = digits > 17 ? -3 : digits > 14 ? 0 : digits > 11 ? 3 : 6;
    long value = decimal(text, decimals);
    if (value < 0 || value > 253_402_300_799L * SECOND) {
      throw wrong();
    }
    return value;
  }

  /** A decimal number times ten to {@code decimals}, which is −3 to 6; not below zero. */
  static long decimal(String text, int decimals) throws BadLineException {
    try {
      return new java.math.BigDecimal(bounded(text))
          .movePointRight(decimals)
          .setScale(0, java.math.RoundingMode.DOWN)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadLineException("no number");
    }
  }

  private static String bounded(String text) {
    // an exponent could make a number of a billion digits
    boolean tooLong = text.length() > 30;
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean wide = exponent >= 0 && text.length() - exponent > 4;
    return tooLong || wide ? "" : text;
  }

  private static long clfDay(String text) throws BadLineException {
    int month = MONTHS.indexOf(text.substring(3, 6));
    if (text.charAt(2) != '/' || text.charAt(6) != '/' || month < 0 || month % 3 != 0) {
      throw wrong();
    }
    return day(number(text, 7, 11), month / 3 + 1, number(text, 0, 2));
  }

  private static long day(String text, int from) throws BadLineException {
    if (text.charAt(from + 4) != '-' || text.charAt(from + 7) != '-') {
      throw wrong();
    }
    return day(
        number(text, from, from + 4),
        number(text, from + 5, from + 7),
        number(text, from + 8, from + 10));
  }

  private static long day(int year, int month, int day) throws BadLineException {
    try {
      if (year < 1970) {
        throw wrong();
      }
      return LocalDate.of(year, month, day).toEpochDay() * 86_400;
    } catch (DateTimeException e) {
      throw wrong();
    }
  }

  /** {@code HH:MM:SS} and perhaps a fraction, in microseconds. */
  private static long clock(String text, int from, int to) throws BadLineException {
    boolean form = to - from >= 8 && text.charAt(from + 2) == ':' && text.charAt(from + 5) == ':';
    if (!form) {
      throw wrong();
    }
    int hours = number(text, from, from + 2);
    int minutes = number(text, from + 3, from + 5);
    int seconds = number(text, from + 6, from + 8);
    if (hours > 23 || minutes > 59 || seconds > 60) {
      throw wrong();
    }
    long micros = to - from > 8 ? fraction(text, from + 8, to) : 0;
    return (hours * 3_600L + minutes * 60L + seconds) * SECOND + micros;
  }

  private static long fraction(String text, int from, int to) throws BadLineException {
    if (".,:".indexOf(text.charAt(from)) < 0 || to - from < 2 || to - from > 10) {
      throw wrong();
    }
    long micros = 0;
    for (int i = 1; i <= 6; i++) {
      micros = micros * 10 + (from + i < to ? digit(text, from + i) : 0);
    }
    return micros;
  }

  /** {@code +0100} or {@code +01:00} in seconds. */
  private static long offset(String text, int from) throws BadLineException {
    int length = text.length() - from;
    boolean colon = length == 6 && text.charAt(from + 3) == ':';
    if ((length != 5 && !colon) || "+-".indexOf(text.charAt(from)) < 0) {
      throw wrong();
    }
    int minutes = from + (colon ? 4 : 3);
    int hours = number(text, from + 1, from + 3);
    if (hours > 18) {
      throw wrong();
    }
    long seconds = hours * 3_600L + number(text, minutes, minutes + 2) * 60L;
    return text.charAt(from) == '-' ? -seconds : seconds;
  }

  private static int number(String text, int from, int to) throws BadLineException {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + digit(text, i);
    }
    return value;
  }

  private static int digit(String text, int at) throws BadLineException {
    int digit = text.charAt(at) - '0';
    if (digit < 0 || digit > 9) {
      throw wrong();
    }
    return digit;
  }

  private static BadLineException wrong() {
    return new BadLineException("no time");
  }
}
