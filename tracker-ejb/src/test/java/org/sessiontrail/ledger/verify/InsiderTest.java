package org.sessiontrail.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailRecords;

/** Who has the keys and signs everything anew is still found by what records say of each other. */
class InsiderTest {
  private static final int SIZE = 3_000;
  private static final long SECOND = 1_000_000;

  /** What an insider does before signing, and what must be found where. */
  interface Change {
    /** Changes the log; returns the place at which it must be found. */
    long to(ShopLog shop);
  }

  record Case(String name, FindingCode code, Change change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> manipulations() {
    return Stream.of(
        new Case("removed: a record of a stream", FindingCode.V09, InsiderTest::remove),
        new Case("removed: a gap record", FindingCode.V09, shop -> removeKind(shop, "gap", 0)),
        new Case(
            "removed: the end of a stream that was stated",
            FindingCode.V09,
            InsiderTest::removeTail),
        new Case("numbered twice", FindingCode.V10, InsiderTest::numberTwice),
        new Case(
            "removed: that a stream was abandoned",
            FindingCode.V11,
            shop -> removeKind(shop, "stream-abandoned", -2)),
        new Case("added: a backdated record", FindingCode.V12, InsiderTest::backdate),
        new Case("added: a backdated stream", FindingCode.V12, InsiderTest::backdateStream),
        new Case(
            "changed: a record into the future",
            FindingCode.V13,
            shop -> set(shop, 1_500, "at", "2027-01-01T00:00:00.000000Z")),
        new Case(
            "changed: a record to an hour before",
            FindingCode.V12,
            shop -> set(shop, 1_500, "at", "2026-03-01T09:00:00.000000Z")),
        new Case("reordered within a stream", FindingCode.V14, InsiderTest::reorder),
        new Case("a session's record given to nobody", FindingCode.V20, InsiderTest::takeAway),
        new Case(
            "a gap that does not add up",
            FindingCode.V09,
            shop -> set(shop, shop.places("gap").get(0), "count", 3)));
  }

  @ParameterizedTest
  @MethodSource("manipulations")
  void verify_ofALogThatWasSignedAnew_findsIt(Case manipulation) throws Exception {
    ShopLog shop = ShopLog.of(SIZE);
    long place = manipulation.change().to(shop);

    VerificationReport report = Verification.of(new MemoryEvidence(shop), VerifierSettings.none());

    assertThat(report.findings())
        .describedAs(report.findings().toString().replace("Finding", "\n"))
        .anyMatch(
            found ->
                found.code() == manipulation.code()
                    && (place < 0 || (found.from() <= place && place <= found.to())));
  }

  @Test
  void verify_ofTheUntouchedLog_findsNothing() throws Exception {
    VerificationReport report =
        Verification.of(new MemoryEvidence(ShopLog.of(SIZE)), VerifierSettings.none());

    assertThat(report.findings()).extracting(Finding::code).containsExactly(FindingCode.V21);
    assertThat(report.isSelfAsserted()).isTrue();
  }

  @Test
  void verify_inSlices_comesToTheSame() throws Exception {
    ShopLog shop = ShopLog.of(SIZE);
    Verification run = new Verification(new MemoryEvidence(shop), VerifierSettings.none());
    int slices = 1;
    while (run.advance(97)) {
      slices++;
    }

    VerificationReport report = run.finish();

    assertThat(slices).isGreaterThan(30);
    assertThat(report)
        .usingRecursiveComparison()
        .isEqualTo(Verification.of(new MemoryEvidence(shop), VerifierSettings.none()));
  }

  @Test
  void verify_ofARewrittenLog_whileOneAnchorSurvives_findsTheRewriting() throws Exception {
    ShopLog shop = ShopLog.of(SIZE);
    SignedNote kept = shop.notes().get(7);
    remove(shop);
    List<AnchorNote> anchors =
        List.of(new AnchorNote("auditor's safe", Checkpoint.parse(kept.text()), kept));

    VerificationReport report =
        Verification.of(new MemoryEvidence(shop), VerifierSettings.none().with(anchors));

    assertThat(report.findings())
        .anyMatch(
            found -> found.code() == FindingCode.V06 && found.place().equals("auditor's safe"));
  }

  @Test
  void verify_ofALogWithOtherKeys_whileOneAnchorSurvives_findsTheRewriting() throws Exception {
    ShopLog shop = ShopLog.of(300);
    SignerKey former = SignerKey.generate(ShopLog.ORIGIN, KeyType.LOG);
    String text = new Checkpoint(ShopLog.ORIGIN, 20, TreeHasher.EMPTY).text();
    SignedNote kept = new SignedNote(text, List.of(former.sign(text, 0)));
    List<AnchorNote> anchors = List.of(new AnchorNote("safe", Checkpoint.parse(text), kept));

    VerificationReport report =
        Verification.of(new MemoryEvidence(shop), VerifierSettings.none().with(anchors));

    assertThat(report.errors()).isEqualTo("V06=1");
  }

  @Test
  void verify_withAnAnchorOfAnotherLog_passesItOver() throws Exception {
    ShopLog shop = ShopLog.of(300);
    SignedNote kept = shop.notes().get(0);
    SignedNote forged = new SignedNote(kept.text().replace("\n2", "\n1"), kept.signatures());
    List<AnchorNote> anchors =
        List.of(new AnchorNote("note", Checkpoint.parse(forged.text()), forged));

    VerificationReport report =
        Verification.of(
            new MemoryEvidence(shop), VerifierSettings.none().with(ShopLog.policy()).with(anchors));

    assertThat(report.isSound()).isTrue();
  }

  @Test
  void verify_ofAClockThatWasSet_whichIsStated_isNoFinding() throws Exception {
    ShopLog shop = ShopLog.of(300);
    shop.pass(-3_600 * SECOND);
    shop.add(ShopLog.N1, Fact.of(Kind.SUPPRESSED, shop.now()).put("count", 1));
    shop.add(ShopLog.N1, Fact.of(Kind.CLOCK_STEP, shop.now() + 1).put("ms", -3_600_000));
    shop.pass(3_600 * SECOND);
    shop.cut();

    VerificationReport report = Verification.of(new MemoryEvidence(shop), VerifierSettings.none());

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.unchecked()).anyMatch(text -> text.contains("clock"));
  }

  private static long remove(ShopLog shop) {
    int place = 1_000;
    shop.records().remove(place);
    shortened(shop, place);
    return -1;
  }

  private static long removeKind(ShopLog shop, String kind, long expected) {
    int place = shop.places(kind).get(0);
    shop.records().remove(place);
    shortened(shop, place);
    return expected == 0 ? -1 : expected;
  }

  private static long removeTail(ShopLog shop) {
    List<StoredRecord> records = shop.records();
    int place = records.size() - 1;
    while (!records.get(place).stream().equals(ShopLog.N2)) {
      place--;
    }
    records.remove(place);
    shortened(shop, place);
    return -1;
  }

  private static void shortened(ShopLog shop, int place) {
    shop.cuts()
        .replaceAll(
            cut -> cut.size() > place ? new ShopLog.Cut(cut.size() - 1, cut.micros()) : cut);
  }

  private static long numberTwice(ShopLog shop) {
    int place = next(shop, 900, ShopLog.N1);
    int before = next(shop, 100, ShopLog.N1);
    return set(shop, place, "seq", shop.records().get(before).seq());
  }

  private static long backdate(ShopLog shop) {
    shop.add(
        ShopLog.N1,
        Fact.of(Kind.LOGIN, TrailRecords.T0 + 60 * SECOND).put("how", "container").user("eve"));
    shop.cut();
    return shop.records().size() - 1L;
  }

  private static long backdateStream(ShopLog shop) {
    shop.pass(7_200 * SECOND);
    shop.cut();
    shop.add("n9/DDDDDDDDDDD", Fact.of(Kind.STREAM_OPEN, TrailRecords.T0));
    shop.add("n9/DDDDDDDDDDD", Fact.of(Kind.STREAM_CLOSE, TrailRecords.T0 + SECOND));
    shop.cut();
    return shop.records().size() - 2L;
  }

  private static long reorder(ShopLog shop) {
    int place = next(shop, 1_200, ShopLog.N1);
    StoredRecord record = shop.records().get(place);
    String later = TrailClock.format(record.epochMicros() + 20 * SECOND);
    set(shop, place, "at", later);
    return next(shop, place + 1, ShopLog.N1);
  }

  private static long takeAway(ShopLog shop) {
    int place = next(shop, 1_000, ShopLog.N1);
    while (shop.records().get(place).kind() != Kind.REQUEST) {
      place = next(shop, place + 1, ShopLog.N1);
    }
    set(shop, place, "sid", null);
    set(shop, place, "sseq", null);
    return -1;
  }

  private static int next(ShopLog shop, int from, String stream) {
    int place = from;
    while (!shop.records().get(place).stream().equals(stream)) {
      place++;
    }
    return place;
  }

  private static long set(ShopLog shop, int place, String member, @Nullable Object value) {
    StoredRecord record = shop.records().get(place);
    Map<String, Object> members = new TreeMap<>(record.members());
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    shop.records()
        .set(place, StoredRecord.of(CanonicalJson.bytes(members), record.disclosures(), null));
    return place;
  }
}
