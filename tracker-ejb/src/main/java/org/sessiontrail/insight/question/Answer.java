package org.sessiontrail.insight.question;

/**
 * What a report answers.
 *
 * @param report which report, for its name, title and definition
 * @param question what was asked
 * @param table the numbers
 * @param completeness what they are made of
 */
public record Answer(Report report, Question question, Table table, Completeness completeness) {}
