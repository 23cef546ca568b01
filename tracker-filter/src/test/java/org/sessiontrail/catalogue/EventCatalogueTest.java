package org.sessiontrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;

class EventCatalogueTest {
  private final RecordEncoder encoder =
      new RecordEncoder("n1/b1", new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());

  private StoredRecord record(Fact.Builder fact) {
    return encoder.encode(fact.build(), 1, 1);
  }

  private static Fact.Builder logout() {
    return Fact.of(Kind.LOGOUT, TestClock.START_MICROS).on("t-1").user("ada");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void entry_saysAllSixOrWhyNot_byMembersItHas(Kind kind) {
    CatalogueEntry entry = EventCatalogue.of(kind);

    assertThat(entry.au3()).containsOnlyKeys(Au3.values());
    List<String> named =
        Stream.of(
                EventCatalogue.common().stream().map(Member::name),
                entry.members().stream().map(Member::name),
                entry.groups().stream()
                    .flatMap(
                        group -> group.members().stream().map(m -> group.name() + "." + m.name())))
            .flatMap(names -> names)
            .toList();
    entry.au3().values().stream()
        .filter(answer -> answer.member() != null)
        .forEach(answer -> assertThat(named).contains(answer.member()));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void entry_withPersonalValuesOfPeople_hasABasis(Kind kind) {
    CatalogueEntry entry = EventCatalogue.of(kind);

    assertThat(entry.ground().basis() == LegalBasis.NOT_PERSONAL)
        .isEqualTo(entry.groups().isEmpty() && !entry.retention().equals(RecordClass.REQUESTS));
  }

  @Test
  void version_isSixteenHexadecimalDigits() {
    assertThat(EventCatalogue.version()).matches("[0-9a-f]{16}");
  }

  @Test
  void faults_ofARecordAsDescribed_areNone() {
    assertThat(EventCatalogue.faults(record(logout()))).isEmpty();
  }

  @Test
  void faults_nameWhatIsNotInTheCatalogue() {
    StoredRecord record =
        record(
            logout()
                .put("shoeSize", 42)
                .personal("who", "iban", "DE02")
                .personal("health", "x", "y"));

    assertThat(EventCatalogue.faults(record))
        .containsExactlyInAnyOrder(
            "logout: shoeSize is not in the catalogue",
            "logout: who.iban is not in the catalogue",
            "logout: health.x is not in the catalogue");
  }

  @Test
  void faults_nameWhatLacksAndWhatHasAnotherType() {
    Fact.Builder beat =
        Fact.of(Kind.CLOCK_STEP, TestClock.START_MICROS).put("from", "yesterday").put("ms", "7");

    assertThat(EventCatalogue.faults(record(beat)))
        .containsExactlyInAnyOrder(
            "clock-step: from is no time",
            "clock-step: ms is no integer",
            "clock-step: to is missing");
  }

  @Test
  void detail_mayHaveAnyName() {
    StoredRecord record =
        record(
            Fact.of(Kind.ACTION, TestClock.START_MICROS)
                .put("name", "order.place")
                .put("outcome", "success")
                .put("ms", 7)
                .personal("detail", "orderId", "42"));

    assertThat(EventCatalogue.faults(record)).isEmpty();
  }

  @Test
  void unsaid_namesWhatTheCatalogueOnlyPromises() {
    StoredRecord nobody = record(Fact.of(Kind.SESSION_START, TestClock.START_MICROS));

    assertThat(CatalogueCheck.unsaid(nobody))
        .containsExactly("session-start does not say its identity");
  }
}
