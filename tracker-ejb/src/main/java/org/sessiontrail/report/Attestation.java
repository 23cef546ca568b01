package org.sessiontrail.report;

/**
 * What a report's records can be checked against: a checkpoint of the log that covers them.
 *
 * @param origin name of the log, as in the checkpoint
 * @param treeSize how many records the checkpoint covers
 * @param rootHash hash of the tree over them, base64
 * @param note the signed checkpoint as it was published, several lines of text
 */
public record Attestation(String origin, long treeSize, String rootHash, String note) {}
