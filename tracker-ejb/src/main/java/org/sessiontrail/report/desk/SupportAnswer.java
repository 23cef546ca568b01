package org.sessiontrail.report.desk;

/**
 * What is given to who asked.
 *
 * @param format its form
 * @param bytes what it is, UTF-8 where it is text
 * @param rows how many lines or sessions it holds
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; equality is never asked
public record SupportAnswer(SupportFormat format, byte[] bytes, long rows) {}
