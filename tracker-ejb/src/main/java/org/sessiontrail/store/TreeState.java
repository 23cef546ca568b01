package org.sessiontrail.store;

import org.sessiontrail.ledger.tree.Hash;

/**
 * The hash tree over an application's records as the database states it.
 *
 * @param size number of leaves; fewer than there are records only while records from before the
 *     ledger are being taken in
 * @param root root hash over them
 * @param records number of records
 * @param purged no record below this index is kept
 */
public record TreeState(long size, Hash root, long records, long purged) {}
