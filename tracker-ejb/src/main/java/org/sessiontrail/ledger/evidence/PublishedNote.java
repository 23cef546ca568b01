package org.sessiontrail.ledger.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as it was found, without any trust in it.
 *
 * @param place where, to be shown
 * @param size the size its place stands for
 * @param note its text
 * @param consistency text of a {@link org.sessiontrail.ledger.note.ConsistencyNote} from the
 *     checkpoint before, or null when there is none
 */
public record PublishedNote(String place, long size, String note, @Nullable String consistency) {}
