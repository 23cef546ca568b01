package org.sessiontrail.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

final class DemoHistoryTest {
  /** Members that a catalogue without consent does not know yet. */
  private static final Pattern MARKETING =
      Pattern.compile("request: what\\.(campaign|click|language) is not in the catalogue");

  private static final DemoSettings SMALL = MadeUp.settings(1, 7, 5);

  @Test
  void write_ofTheSameSettings_givesTheSameRecords() throws Exception {
    List<Map<String, Object>> first = plain(SMALL);

    assertThat(plain(SMALL)).isEqualTo(first);
    assertThat(plain(MadeUp.settings(2, 7, 5))).isNotEqualTo(first);
  }

  private static List<Map<String, Object>> plain(DemoSettings settings) throws Exception {
    return new MadeUp(settings).records().stream().map(MadeUp::plain).toList();
  }

  @Test
  void write_always_givesRecordsOfTheCatalogueThatSayWhatTheyAre() throws Exception {
    MadeUp made = new MadeUp(SMALL);

    Set<String> faults = new TreeSet<>();
    made.records().forEach(record -> faults.addAll(EventCatalogue.faults(record)));
    assertThat(faults).allMatch(fault -> MARKETING.matcher(fault).matches());
    assertThat(made.of(Kind.STREAM_OPEN).map(open -> String.valueOf(open.text("demo"))))
        .hasSize(4)
        .containsOnly("seed=1 days=7 visits=5 until=2026-11-01T00:00:00.000000Z");
    assertThat(made.of(Kind.STREAM_CLOSE)).hasSize(4);
  }

  @Test
  void write_always_numbersAndStampsAsLiveStreamsDo() throws Exception {
    Map<String, Long> last = new HashMap<>();
    Set<String> stamps = new HashSet<>();
    for (StoredRecord record : new MadeUp(SMALL).records()) {
      assertThat(record.seq()).isEqualTo(last.merge(record.stream(), 1L, Long::sum));
      assertThat(stamps.add(record.stream() + record.text("at"))).as("%s", record).isTrue();
      String sid = record.text("sid");
      if (sid != null) {
        long number = last.merge(record.stream() + "/" + sid, 1L, Long::sum);
        assertThat(record.number("sseq")).isEqualTo(number);
        assertThat(number == 1).isEqualTo(record.kind() == Kind.SESSION_START);
        if (record.kind() == Kind.SESSION_END) {
          assertThat(record.number("records")).isEqualTo(number);
        }
      }
    }
  }

  @Test
  void write_onDifferentDays_hasDifferentVisits() throws Exception {
    List<StoredRecord> starts = new MadeUp(SMALL).of(Kind.SESSION_START).toList();
    Set<String> times = new HashSet<>();
    starts.forEach(each -> times.add(String.valueOf(each.text("at")).substring(11)));

    assertThat(starts).hasSizeGreaterThan(30);
    assertThat(times).hasSize(starts.size());
  }

  @Test
  void write_withinAnEnd_hasNothingBehindIt() throws Exception {
    long noon = TrailClock.parse("2026-10-31T12:00:00.000000Z");
    MadeUp made = new MadeUp(new DemoSettings("demo-shop", 1, 7, 5, noon));

    assertThat(made.settings().fromMicros())
        .isEqualTo(TrailClock.parse("2026-10-25T00:00:00.000000Z"));
    assertThat(made.records()).allMatch(record -> record.epochMicros() <= noon);
    assertThat(made.truth().days()).hasSize(7);
  }

  @Test
  void write_intoALogThatHasAPart_givesTheRest() throws Exception {
    MadeUp whole = new MadeUp(SMALL);
    Map<String, Long> last = new HashMap<>();
    int there = whole.records().size() / 2;
    whole.records().subList(0, there).forEach(each -> last.put(each.stream(), each.seq()));

    List<StoredRecord> rest = new ArrayList<>();
    var unused =
        new DemoHistory(SMALL, MadeUp.HASH)
            .write(
                new DemoHistory.Sink() {
                  @Override
                  public long stored(String stream) {
                    return last.getOrDefault(stream, 0L);
                  }

                  @Override
                  public void take(StoredRecord record) {
                    rest.add(record);
                  }
                });

    assertThat(rest.stream().map(MadeUp::plain).toList())
        .isEqualTo(
            whole.records().subList(there, whole.records().size()).stream()
                .map(MadeUp::plain)
                .toList());
  }

  @Test
  void settings_withoutRoomForWhatIsPlanted_areRefused() {
    assertThatThrownBy(() -> MadeUp.settings(1, 6, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 7 days");
  }
}
