package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;

/** What every database tells of earlier streams. */
abstract class StreamHistoryContract extends StoreFixture {
  StreamHistoryContract(Backend backend) {
    super(backend);
  }

  @Test
  void history_findsLostStreamsOfThisNodeOnly() throws Exception {
    storage.store().append(List.of(n1.next(Fact.of(Kind.STREAM_OPEN, T0).build())));
    storage.store().append(n1.requests(2, T0, "a"));
    storage
        .store()
        .append(List.of(open("n1/closed"), as("n1/closed", 2, Fact.of(Kind.STREAM_CLOSE, T0))));
    storage
        .store()
        .append(
            List.of(
                open("n1/stated"),
                as("n1/own", 2, Fact.of(Kind.STREAM_ABANDONED, T0).put("stream2", "n1/stated"))));
    storage.store().append(List.of(open("n2/b1"), open("n1/own"), open("n1/x/b1")));

    assertThat(storage.history().lostStreams("n1", "n1/own"))
        .containsExactly(new StreamHistory.LostStream("n1/b1", 3));
  }

  @Test
  void history_findsTrailsWithoutEnd() throws Exception {
    storage
        .store()
        .append(
            List.of(
                sessionStart(T0, "open", "h1"),
                sessionStart(T0 + 1, "ended", "h2"),
                sessionEnd(T0 + 2, "ended", "logout"),
                sessionStart(T0 + 3, "again", "h3"),
                sessionEnd(T0 + 4, "again", "undeploy"),
                sessionStart(T0 + 5, "again", "h3"),
                sessionStart(T0 + 6, "elsewhere", "h4"),
                n1.request(T0 + 7, "open", null)));
    storage
        .store()
        .append(List.of(as("n2/b1", 1, Fact.of(Kind.SESSION_START, T0 + 8).on("elsewhere"))));

    List<StreamHistory.OpenTrail> open = storage.history().openTrails("n1", "n1/own", T0 - 1, 10);

    assertThat(open).extracting(StreamHistory.OpenTrail::sid).containsExactly("open", "again");
    assertThat(storage.history().part(open.get(0)))
        .isEqualTo(new StreamHistory.TrailPart(2, T0 + 7));
    assertThat(storage.history().openTrails("n1", "n1/own", T0 - 1, 1)).hasSize(1);
    assertThat(storage.history().openTrails("n1", "n1/b1", T0 - 1, 9)).isEmpty();
  }

  @Test
  void history_resumesTrailsThatDidNotReallyEnd() throws Exception {
    storage
        .store()
        .append(
            List.of(
                sessionStart(T0, "open", "h-open"),
                sessionStart(T0, "undeployed", "h-undeployed"),
                sessionEnd(T0 + 10, "undeployed", "undeploy"),
                sessionStart(T0, "old", "h-old"),
                sessionEnd(T0 + 1, "old", "node-lost"),
                sessionStart(T0, "left", "h-left"),
                sessionEnd(T0 + 10, "left", "logout"),
                sessionStart(T0 - 100, "ancient", "h-ancient")));

    assertThat(storage.history().resumable(T0 - 10, T0 + 5, 10))
        .isEqualTo(Map.of("h-open", "open", "h-undeployed", "undeployed"));
  }

  @Test
  void append_ofSessionRecords_fillsTheAliases() throws Exception {
    storage.store().append(List.of(sessionStart(T0, "t1", "hash-a")));
    storage
        .store()
        .append(List.of(sessionStart(T0 + 1, "t1", "hash-a"), idChange(T0 + 2, "t1", "hash-b")));

    assertThat(rows("select session_hash, sid, at_micros from trail_alias order by 1"))
        .containsExactly("hash-a|t1|" + T0, "hash-b|t1|" + (T0 + 2));
  }
}
