package org.sessiontrail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;

/** The comparison must see what it is there for. */
class StreamAccountTest {
  private final RecordEncoder encoder =
      new RecordEncoder("node/1", new KeyedHash(new byte[32]), new RandomIds());
  private final StreamAccount stream = new StreamAccount("node/1");

  @Test
  void faults_ofWholeStream_areNone() {
    take(Kind.STREAM_OPEN, 1);
    take(Kind.STREAM_CLOSE, 2);

    assertThat(stream.faults()).isEmpty();
  }

  @Test
  void faults_ofStatedLoss_areNone() {
    take(Kind.STREAM_OPEN, 1);
    gap(4, 2, 3, 2);
    stream.abandonedBy("node/2", 4L, true);

    assertThat(stream.faults()).isEmpty();
  }

  @Test
  void faults_ofStreamKilledBeforeItsFirstRecord_areNone() {
    stream.abandonedBy("node/2", 0L, true);

    assertThat(stream.faults()).isEmpty();
  }

  @Test
  void faults_nameHolesRepeatsAndFalseGaps() {
    take(Kind.STREAM_OPEN, 1);
    take(Kind.HEARTBEAT, 1);
    take(Kind.HEARTBEAT, 4);
    gap(6, 4, 5, 2);
    gap(7, 4, 5, 1);

    assertThat(stream.faults())
        .anyMatch(fault -> fault.contains("number 1 is stored twice"))
        .anyMatch(fault -> fault.contains("stored though stated lost: {4}"))
        .anyMatch(fault -> fault.contains("neither stored nor stated lost: {2, 3}"))
        .anyMatch(fault -> fault.contains("not to be understood"))
        .anyMatch(fault -> fault.contains("closed 0 times"));
  }

  @Test
  void faults_nameEndsThatAreStatedTwice() {
    take(Kind.STREAM_OPEN, 1);
    take(Kind.STREAM_CLOSE, 2);
    stream.abandonedBy("node/2", 2L, true);

    assertThat(stream.faults()).singleElement().asString().contains("node/2");
  }

  @Test
  void faults_nameAnEndThatIsNotTheEnd() {
    take(Kind.STREAM_OPEN, 1);
    take(Kind.HEARTBEAT, 2);
    stream.abandonedBy("node/2", 1L, true);

    assertThat(stream.faults()).containsExactly("abandoned at 1, in truth at 2");
  }

  private void take(Kind kind, long seq) {
    stream.take(record(Fact.of(kind, seq).build(), seq));
  }

  private void gap(long seq, long from, long to, long count) {
    stream.take(
        record(
            Fact.of(Kind.GAP, seq)
                .put("from", from)
                .put("to", to)
                .put("count", count)
                .put("reason", "crash")
                .build(),
            seq));
  }

  private StoredRecord record(Fact fact, long seq) {
    return encoder.encode(fact, seq, 0);
  }
}
