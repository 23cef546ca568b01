package org.sessiontrail.report.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sessiontrail.catalogue.CatalogueEntry;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.catalogue.LegalBasis;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.privacy.KeptFields;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.Purpose;

/**
 * The entry for the record of processing activities (Article 30 GDPR): one activity for each
 * retention class that holds personal data. What only the controller knows is marked as such.
 */
final class ProcessingRecord {
  /** Stands where the controller has to write. */
  static final String TO_FILL = "(to be filled in by the controller)";

  private final TrackerConfig config;
  private final Periods periods;

  ProcessingRecord(TrackerConfig config) {
    this.config = config;
    this.periods = new Periods(config.retention());
  }

  /** The activities, each with the same names in the same order. */
  List<Map<String, String>> activities() {
    List<Map<String, String>> out = new ArrayList<>();
    for (RecordClass kept : RecordClass.values()) {
      List<CatalogueEntry> entries =
          NoticeText.personal(config).filter(entry -> entry.retention() == kept).toList();
      if (!entries.isEmpty() && config.enabled()) {
        out.add(activity(kept, entries));
      }
    }
    return out;
  }

  private Map<String, String> activity(RecordClass kept, List<CatalogueEntry> entries) {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("application", NoticeText.visible(config.app()));
    out.put("activity", kept.words());
    out.put("controller", TO_FILL);
    out.put("purposes", joined(entries, ProcessingRecord::purposes));
    out.put(
        "legalBasis",
        joined(
            entries,
            entry ->
                Stream.of(entry.ground().basis())
                    .filter(basis -> basis != LegalBasis.NOT_PERSONAL)
                    .map(LegalBasis::article)));
    out.put("dataSubjects", "users of the application; people who administer the trail");
    out.put("dataCategories", joined(entries, this::categories));
    out.put("address", config.privacy().address().name().toLowerCase(Locale.ROOT));
    out.put("fieldsNotAsTheyAre", treatment());
    out.put("recipients", "auditors named by the operator; operators of the database");
    out.put("thirdCountries", TO_FILL);
    out.put("period", periods.words(kept));
    out.put(
        "security",
        "access by role, reads and exports recorded; tamper-evident log with signed checkpoints;"
            + " personal values apart from the log and erasable; session ids only as keyed hashes;"
            + " passwords, tokens and card numbers taken out before anything is kept");
    out.put("recordKinds", joined(entries, entry -> Stream.of(entry.kind().id())));
    out.put("catalogue", EventCatalogue.version());
    return out;
  }

  private static Stream<String> purposes(CatalogueEntry entry) {
    return entry.ground().purposes().stream().map(Purpose::id);
  }

  /** Personal members by group; those that this configuration never keeps are left out. */
  private Stream<String> categories(CatalogueEntry entry) {
    return entry.groups().stream()
        .flatMap(group -> group.members().stream().map(m -> group.name() + "." + m.name()))
        .filter(this::isKept);
  }

  private boolean isKept(String category) {
    PersonalField field = PersonalField.of(category);
    return field == null || KeptFields.action(config, field) != PersonalField.Action.DROP;
  }

  /** What is done with single fields before they are kept, the address included. */
  private String treatment() {
    return Arrays.stream(PersonalField.values())
        .filter(field -> KeptFields.action(config, field) != PersonalField.Action.KEEP)
        .map(field -> field.id() + " " + KeptFields.action(config, field).id())
        .collect(Collectors.joining(", "));
  }

  private static String joined(
      List<CatalogueEntry> entries, Function<CatalogueEntry, Stream<String>> part) {
    return String.join(", ", new TreeSet<>(entries.stream().flatMap(part).toList()));
  }
}
