package org.sessiontrail.report.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.Removal;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * The records of one person, trail by trail and then those on no trail, without what is personal to
 * others. Answers every query with all of them.
 */
final class SubjectReader implements TrailReader {
  private final TrailReader log;
  private final Subject subject;
  private final String user;
  private final List<String> trails;
  private long withheld;

  /**
   * A reader over {@code log}.
   *
   * @param trails the person's trails in the order in which they are wanted
   */
  SubjectReader(TrailReader log, Subject subject, String user, List<String> trails) {
    this.log = log;
    this.subject = subject;
    this.user = user;
    this.trails = trails;
  }

  /** Groups of values withheld by the last reading, since they may be about others. */
  long withheld() {
    return withheld;
  }

  @Override
  public long size() throws StoreException {
    return log.size();
  }

  @Override
  public long read(TrailQuery query, Visitor visitor) throws Exception {
    withheld = 0;
    long[] given = new long[1];
    Visitor own =
        record -> {
          if (record.stored().kind() == Kind.FINDING || record.stored().kind() == Kind.ORDER) {
            withheld++; // how misuse is noticed is not told to whom it is noticed of
            return;
          }
          visitor.take(own(record));
          given[0]++;
        };
    for (String trail : trails) {
      log.read(
          TrailQuery.all().ofSession(trail),
          record -> {
            if (subject.isAbout(record.stored().subjectRef(), trail)) {
              own.take(record);
            }
          });
    }
    log.read(
        TrailQuery.all().ofUser(user),
        record -> {
          if (record.stored().text("sid") == null) {
            own.take(record);
          }
        });
    return given[0];
  }

  @Override
  public long count(TrailQuery query) throws StoreException {
    return 0; // not known before they are read
  }

  @Override
  public Map<String, Long> losses(TrailQuery query) throws StoreException {
    return log.losses(TrailQuery.all());
  }

  @Override
  public List<Removal> removals(TrailQuery query) throws StoreException {
    return log.removals(TrailQuery.all());
  }

  private TrailRecord own(TrailRecord record) {
    return new TrailRecord(record.index(), ownOnly(record.stored()), record.removedBy());
  }

  /** Of what the person did as an operator, whom it was about is another's. */
  private StoredRecord ownOnly(StoredRecord record) {
    if (!RecordClass.of(record.kind()).isTestimony()) {
      return record;
    }
    List<String> kept = new ArrayList<>();
    for (String disclosure : record.disclosures()) {
      if (Disclosure.open(List.of(disclosure)).containsKey("who")) {
        kept.add(disclosure);
      } else {
        withheld++;
      }
    }
    @Nullable String pseudonym = record.subjectRef();
    return new StoredRecord(record.leaf(), record.members(), kept, pseudonym);
  }
}
