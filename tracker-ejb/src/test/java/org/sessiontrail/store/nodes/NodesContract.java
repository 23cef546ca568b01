package org.sessiontrail.store.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jpa.JpaStorage;

/** What nodes must be able to rely on, whatever the database; a subclass names an empty one. */
abstract class NodesContract extends SharedLog {
  private TrailRecords a = new TrailRecords("a/b1");
  private TrailRecords b = new TrailRecords("b/b1");

  @BeforeEach
  void number() {
    a = new TrailRecords("a/b1");
    b = new TrailRecords("b/b1");
  }

  @Test
  void lease_isHeldByOneUntilItIsReleased() throws Exception {
    assertThat(first.nodes().leases().hold("x", "a", 60)).isTrue();
    assertThat(second.nodes().leases().hold("x", "b", 60)).isFalse();
    assertThat(first.nodes().leases().hold("x", "a", 60)).isTrue();
    assertThat(second.nodes().leases().hold("y", "b", 60)).isTrue();

    second.nodes().leases().release("x", "b");
    assertThat(second.nodes().leases().hold("x", "b", 60)).isFalse();
    first.nodes().leases().release("x", "a");
    assertThat(second.nodes().leases().hold("x", "b", 60)).isTrue();
    assertThat(first.nodes().leases().hold("x", "a", 60)).isFalse();
  }

  @Test
  void lease_ofAHolderThatDied_passesOnWhenItsTimeIsOver() throws Exception {
    assertThat(first.nodes().leases().hold("x", "a", 60)).isTrue();
    assertThat(second.nodes().leases().hold("x", "b", 60)).isFalse();

    sql("update tracker_lease set until = current_timestamp - interval '1' second");

    assertThat(second.nodes().leases().hold("x", "b", 60)).isTrue();
  }

  @Test
  void lease_wantedByManyAtOnce_isGivenToOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      String name = "x" + round;
      List<Callable<Boolean>> holders = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        JpaStorage storage = i % 2 == 0 ? first : second;
        String holder = "h" + i;
        holders.add(() -> storage.nodes().leases().hold(name, holder, 60));
      }

      assertThat(atOnce(holders)).containsOnlyOnce(true);
      sql("update tracker_lease set until = current_timestamp - interval '1' second");
      assertThat(atOnce(holders)).containsOnlyOnce(true);
    }
  }

  @Test
  void stream_isOpenFromItsFirstSightToItsClose() throws Exception {
    assertThat(seen(first, "a/b1")).isFalse();
    assertThat(seen(first, "a/b1")).isFalse();
    assertThat(second.nodes().streams().others("b/b1")).containsExactly("a/b1");
    assertThat(first.nodes().streams().others("a/b1")).isEmpty();
    assertThat(second.nodes().streams().silent("b/b1")).isEmpty();

    store(a.next(Fact.of(Kind.STREAM_CLOSE, T0).build()));
    assertThat(second.nodes().streams().others("b/b1")).isEmpty();

    assertThat(seen(first, "a/b1")).isFalse();
    silence("a/b1");
    assertThat(second.nodes().streams().others("b/b1")).isEmpty();
    assertThat(second.nodes().streams().silent("b/b1")).isEmpty();
  }

  @Test
  void silentStream_isStatedOnceByWhoeverTries() throws Exception {
    seen(first, "a/b1");
    store(a.request(T0, null, null), a.request(T0 + 1, null, null));
    silence("a/b1");
    assertThat(second.nodes().streams().silent("b/b1")).containsExactly("a/b1");
    assertThat(second.nodes().streams().silent("a/b1")).isEmpty();

    LostStream lost = new LostStream("a/b1", 0, false);
    List<Boolean> stated =
        atOnce(
            List.of(
                () -> first.nodes().ends().abandoned(finder("b/b1"), lost),
                () -> second.nodes().ends().abandoned(finder("c/b1"), lost)));

    assertThat(stated).containsOnlyOnce(true);
    List<StoredRecord> statements = read(Kind.STREAM_ABANDONED);
    assertThat(statements).hasSize(1);
    assertThat(statements.get(0).stream()).isEqualTo(RecoveryStream.NAME);
    assertThat(statements.get(0).seq()).isEqualTo(1);
    assertThat(statements.get(0).text("stream2")).isEqualTo("a/b1");
    assertThat(statements.get(0).number("last")).isEqualTo(2);
    assertThat(statements.get(0).text("foundBy")).isIn("b/b1", "c/b1");
    assertThat(second.nodes().streams().silent("b/b1")).isEmpty();
  }

  @Test
  void silentStream_thatSpeaksInTime_isNotStated() throws Exception {
    seen(first, "a/b1");
    store(start(a, T0, "t1", "h1"));
    silence("a/b1");
    LostStream lost = new LostStream("a/b1", 0, false);
    seen(first, "a/b1");

    assertThat(second.nodes().ends().lost(finder("b/b1"), lost, trails("t1"))).isEqualTo(-1);
    assertThat(second.nodes().ends().abandoned(finder("b/b1"), lost)).isFalse();
    assertThat(read(Kind.SESSION_END)).isEmpty();
  }

  @Test
  void stream_thatReturns_isLiveAgainAndSaysSoOnce() throws Exception {
    seen(first, "a/b1");
    LostStream lost = new LostStream("a/b1", 0, false);
    for (int time = 1; time <= 2; time++) {
      silence("a/b1");
      assertThat(second.nodes().ends().abandoned(finder("b/b1"), lost)).isTrue();

      assertThat(seen(first, "a/b1")).isTrue();
      assertThat(seen(first, "a/b1")).isFalse();
      assertThat(second.nodes().streams().others("b/b1")).containsExactly("a/b1");
    }

    assertThat(read(Kind.HEARTBEAT)).hasSize(2);
    StoredRecord returned = read(Kind.HEARTBEAT).get(0);
    assertThat(returned.text("stream2")).isEqualTo("a/b1");
    assertThat(returned.members()).containsEntry("returned", true);
    assertThat(read(Kind.STREAM_ABANDONED)).hasSize(2);
  }

  @Test
  void deadStream_isStatedAtOnceAndOnce_withTheLastNumberTheSpoolKnows() throws Exception {
    seen(first, "a/b1");
    store(a.request(T0, null, null));
    LostStream dead = new LostStream("a/b1", 9, true);
    LostStream neverSeen = new LostStream("a/x/b0", 3, true);

    assertThat(first.nodes().ends().abandoned(finder("a/b2"), dead)).isTrue();
    assertThat(second.nodes().ends().abandoned(finder("b/b1"), dead)).isFalse();
    assertThat(second.nodes().ends().abandoned(finder("b/b1"), neverSeen)).isTrue();
    assertThat(second.nodes().ends().abandoned(finder("b/b1"), neverSeen)).isFalse();

    assertThat(read(Kind.STREAM_ABANDONED))
        .extracting(r -> r.number("last"))
        .containsExactly(9L, 3L);
  }

  @Test
  void silentStream_whoseDiskIsBroughtBack_isStatedOnceMoreWithItsTrueEnd() throws Exception {
    seen(first, "a/b1");
    store(a.request(T0, null, null));
    silence("a/b1");
    second.nodes().ends().abandoned(finder("b/b1"), new LostStream("a/b1", 0, false));
    store(a.request(T0 + 1, null, null), a.request(T0 + 2, null, null));

    LostStream brought = new LostStream("a/b1", 3, true);
    assertThat(first.nodes().ends().abandoned(finder("a/b2"), brought)).isTrue();
    assertThat(first.nodes().ends().abandoned(finder("a/b2"), brought)).isFalse();

    assertThat(read(Kind.STREAM_ABANDONED))
        .extracting(r -> r.number("last"), r -> r.members().get("certain"))
        .containsExactly(tuple(1L, false), tuple(3L, true));
    assertThat(first.nodes().history().abandoned()).contains("a/b1");
  }

  @Test
  void openTrails_areEndedOnceByWhoeverTries() throws Exception {
    seen(first, "a/b1");
    for (int i = 0; i < 20; i++) {
      store(start(a, T0 + i, "t" + i, "h" + i), a.request(T0 + 100 + i, "t" + i, null));
    }
    store(end(a, T0 + 200, "t0", "logout"), start(b, T0 + 201, "t1", "h1"));
    List<OpenTrail> open = first.nodes().history().openTrails("a/b1", T0 - 1, 100);
    assertThat(open).hasSize(18).doesNotContain(new OpenTrail("t1", "a/b1"));
    store(end(a, T0 + 202, "t2", "logout"), start(b, T0 + 203, "t3", "h3"));
    silence("a/b1");
    LostStream lost = new LostStream("a/b1", 0, false);

    List<Integer> ended =
        atOnce(
            List.of(
                () -> first.nodes().ends().lost(finder("b/b1"), lost, open),
                () -> second.nodes().ends().lost(finder("c/b1"), lost, open)));

    assertThat(ended).containsExactlyInAnyOrder(16, 0);
    List<StoredRecord> stated =
        read(Kind.SESSION_END).stream().filter(r -> r.text("stream2") != null).toList();
    assertThat(stated).extracting(r -> r.text("sid")).doesNotHaveDuplicates().hasSize(16);
    assertThat(stated)
        .extracting(StoredRecord::seq)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 16).boxed().toList());
    StoredRecord one = stated.get(0);
    assertThat(one.text("reason")).isEqualTo("node-lost");
    assertThat(one.number("records")).isEqualTo(2);
    assertThat(one.number("sseq")).isZero();
    assertThat(Objects.requireNonNull(one.text("lastAt"))).endsWith("Z");
  }

  @Test
  void forgottenTrails_areThoseOfStreamsThatAreOver() throws Exception {
    for (String stream : List.of("a/b1", "b/b1", "c/b1")) {
      seen(first, stream);
    }
    TrailRecords c = new TrailRecords("c/b1");
    TrailRecords old = new TrailRecords("a/old");
    TrailRecords foreign = new TrailRecords("z/old");
    store(start(a, T0, "closed", "h1"), a.next(Fact.of(Kind.STREAM_CLOSE, T0).build()));
    store(start(b, T0, "live", "h2"), start(c, T0, "abandoned", "h3"));
    store(start(old, T0, "rowless", "h4"), start(foreign, T0, "rowless-elsewhere", "h5"));
    silence("c/b1");
    first.nodes().ends().abandoned(finder("b/b1"), new LostStream("c/b1", 0, false));

    assertThat(first.nodes().history().forgotten("a", "a/b2", T0 - 1, 100))
        .extracting(OpenTrail::sid)
        .containsExactly("closed", "abandoned", "rowless");
    assertThat(first.nodes().ends().forgotten(finder("b/b1"), trails("closed"), EndReason.UNKNOWN))
        .isEqualTo(1);
    assertThat(first.nodes().history().forgotten("a", "a/b2", T0 - 1, 100)).hasSize(2);
  }

  @Test
  void streamsWithoutRow_areThoseOfThisNameThatNobodyEnded() throws Exception {
    TrailRecords closed = new TrailRecords("a/closed");
    TrailRecords stated = new TrailRecords("a/own");
    store(a.next(Fact.of(Kind.STREAM_OPEN, T0).build()));
    store(a.request(T0, null, null));
    store(
        closed.next(Fact.of(Kind.STREAM_OPEN, T0).build()),
        closed.next(Fact.of(Kind.STREAM_CLOSE, T0).build()));
    store(
        new TrailRecords("a/stated").next(Fact.of(Kind.STREAM_OPEN, T0).build()),
        stated.next(Fact.of(Kind.STREAM_OPEN, T0).build()),
        stated.next(Fact.of(Kind.STREAM_ABANDONED, T0).put("stream2", "a/stated").build()));
    store(b.next(Fact.of(Kind.STREAM_OPEN, T0).build()));
    seen(first, "a/own");

    assertThat(first.nodes().history().withoutRow("a"))
        .containsExactly(new LostStream("a/b1", 2, true));
  }

  @Test
  void resumable_areTrailsThatDidNotReallyEnd() throws Exception {
    store(
        start(a, T0, "open", "h-open"),
        start(a, T0, "undeployed", "h-undeployed"),
        end(a, T0 + 10, "undeployed", "undeploy"),
        start(a, T0, "old", "h-old"),
        end(a, T0 + 1, "old", "node-lost"),
        start(a, T0, "left", "h-left"),
        end(a, T0 + 10, "left", "logout"),
        start(a, T0 - 100, "ancient", "h-ancient"));

    assertThat(first.nodes().history().resumable(T0 - 10, T0 + 5, 10))
        .isEqualTo(Map.of("h-open", "open", "h-undeployed", "undeployed"));
  }

  @Test
  void parts_tellWhereATrailIsAndEnded() throws Exception {
    store(start(a, T0, "t", "h"), a.request(T0 + 5, "t", null), start(b, T0 + 3, "t", "h"));
    store(end(b, T0 + 9, "t", "logout"));

    assertThat(first.nodes().history().parts(List.of("t", "none")))
        .containsExactlyInAnyOrder(
            new TrailPart("t", "a/b1", 2, T0 + 5, 2, 1, -1),
            new TrailPart("t", "b/b1", 2, T0 + 9, 2, 3, 3));
  }

  @Test
  void sessions_areReadFromPlaceToPlace() throws Exception {
    store(start(a, T0, "t", "h"), a.request(T0 + 5, "t", null), end(a, T0 + 9, "t", "idle"));
    LogWork log = second.nodes().log();

    assertThat(log.size()).isEqualTo(3);
    assertThat(log.sessions(0, 3)).extracting(r -> r.index()).containsExactly(0L, 2L);
    assertThat(log.sessions(1, 3))
        .extracting(r -> r.stored().kind())
        .containsExactly(Kind.SESSION_END);
  }

  private static List<OpenTrail> trails(String... sids) {
    return List.of(sids).stream().map(sid -> new OpenTrail(sid, "a/b1")).toList();
  }
}
