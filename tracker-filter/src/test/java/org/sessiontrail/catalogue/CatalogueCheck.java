package org.sessiontrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sessiontrail.record.StoredRecord;

/** Holds what was recorded against the catalogue; for fixtures that see what real code writes. */
public final class CatalogueCheck {
  private CatalogueCheck() {}

  /** Fails for a member that is not in the catalogue, and for one of the AU-3 six that lacks. */
  public static List<StoredRecord> named(List<StoredRecord> records) {
    List<String> faults = new ArrayList<>();
    for (StoredRecord record : records) {
      faults.addAll(EventCatalogue.faults(record));
      faults.addAll(unsaid(record));
    }
    assertThat(faults).as("what the catalogue does not say of %s", records).isEmpty();
    return records;
  }

  /** What of the six {@code record} does not say though the catalogue promises it. */
  static List<String> unsaid(StoredRecord record) {
    List<String> out = new ArrayList<>();
    EventCatalogue.of(record.kind())
        .au3()
        .forEach(
            (field, answer) -> {
              String member = answer.member();
              if (member != null && answer.unless() == null && !has(record, member)) {
                out.add(record.kind().id() + " does not say its " + field.id());
              }
            });
    return out;
  }

  private static boolean has(StoredRecord record, String member) {
    int dot = member.indexOf('.');
    return dot < 0
        ? record.members().containsKey(member)
        : record.personal().get(member.substring(0, dot)) instanceof Map<?, ?> values
            && values.containsKey(member.substring(dot + 1));
  }
}
