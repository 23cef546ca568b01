package org.sessiontrail.report.dispute;

import java.util.Map;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** The records that a checkpoint covers: a report over it holds nothing that lacks a proof. */
final class SealedReader implements TrailReader {
  private final TrailReader all;
  private final long size;
  private long unsealed;

  /** The first {@code size} records of {@code all}. */
  SealedReader(TrailReader all, long size) {
    this.all = all;
    this.size = size;
  }

  /** Records that the last reading left out. */
  long unsealed() {
    return unsealed;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    long[] given = {0, 0};
    all.read(
        query,
        record -> {
          if (record.index() < size) {
            visitor.take(record);
            given[0]++;
          } else {
            given[1]++;
          }
        });
    unsealed = given[1];
    return given[0];
  }

  @Override
  public long count(TrailQuery query) throws StoreException {
    return all.count(query);
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) throws StoreException {
    return all.losses(query);
  }
}
