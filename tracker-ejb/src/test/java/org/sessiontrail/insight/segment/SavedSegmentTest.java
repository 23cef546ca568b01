package org.sessiontrail.insight.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedSegmentTest {
  /** Segments in memory. */
  private static final class Kept implements SavedSegments {
    final Map<String, SavedSegment> all = new TreeMap<>();

    @Override
    public Optional<SavedSegment> named(String name) {
      return Optional.ofNullable(all.get(name));
    }

    @Override
    public List<SavedSegment> all() {
      return List.copyOf(all.values());
    }

    @Override
    public void save(SavedSegment segment) {
      all.put(segment.name(), segment);
    }

    @Override
    public boolean delete(String name) {
      return all.remove(name) != null;
    }
  }

  private static SavedSegment segment(String name, String text) {
    return new SavedSegment(name, text, null, null, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@mobile|device==phone,device==tablet",
        "@mobile;country!=FR|device==phone,device==tablet;country!=FR",
        "country==DE; @mobile |country==DE;device==phone,device==tablet",
        "city=@mobile|city=@mobile",
      })
  void written_whenNamesStandAlone_putsWhatWasSaved(String typed, String written) throws Exception {
    Kept kept = new Kept();
    kept.save(segment("mobile", "device==phone,device==tablet"));

    assertThat(kept.written(typed)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@tablets", "@", "@Mobile", "@mobile,country==DE", "@mobile@mobile"})
  void written_whenNothingIsSavedUnderTheName_isAMistake(String typed) {
    Kept kept = new Kept();
    kept.save(segment("mobile", "device==phone"));

    assertThatThrownBy(() -> kept.written(typed))
        .isInstanceOf(SegmentMistake.class)
        .hasMessageContaining("TRK-0697");
  }

  @Test
  void grammar_whenANameIsNotReplaced_refusesIt() {
    assertThatThrownBy(() -> Segment.of("@mobile"))
        .isInstanceOf(SegmentMistake.class)
        .hasMessageContaining("TRK-0631");
  }

  @Test
  void mistakes_ofASegment_areToldTogether() {
    assertThat(segment("mobile-de", "device==phone").mistakes()).isEmpty();
    assertThat(segment("Mobile", "devise==phone").mistakes())
        .hasSize(2)
        .anyMatch(each -> each.contains("TRK-0696"))
        .anyMatch(each -> each.contains("did you mean device?"));
    assertThat(segment("a", "").mistakes()).singleElement().asString().contains("TRK-0696");
    assertThat(segment("a", "@mobile").mistakes()).singleElement().asString().contains("TRK-0631");
    assertThat(new SavedSegment("a", "views>1", "x".repeat(501), null, 1).mistakes()).hasSize(1);
  }
}
