package org.sessiontrail.report.subject;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a person is to be told beside the data (GDPR, article 15 (1)), in the words of whoever runs
 * the application.
 *
 * @param texts by name: {@code controller}, {@code contact}, {@code purposes}, {@code basis},
 *     {@code recipients}, {@code source}; a missing one is shown as not stated
 * @param days how long records are kept, by class
 */
public record SubjectAbout(Map<String, String> texts, Map<String, Integer> days) {
  private static final Map<String, String> USUAL =
      Map.of(
          "purposes",
          "security of the application, and evidence of what was done with it",
          "source",
          "recorded by the application itself while it was used");

  private static final String MISSING = "not stated; ask whoever runs the application";

  /** Fills in what is not stated. */
  public SubjectAbout {
    Map<String, String> all = new TreeMap<>();
    for (String name :
        new String[] {"controller", "contact", "purposes", "basis", "recipients", "source"}) {
      all.put(name, texts.getOrDefault(name, USUAL.getOrDefault(name, MISSING)));
    }
    texts = Map.copyOf(all);
    days = Map.copyOf(days);
  }
}
