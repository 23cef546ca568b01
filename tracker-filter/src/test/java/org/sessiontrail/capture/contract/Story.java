package org.sessiontrail.capture.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/**
 * The records of one visitor as short lines, each begun by the number of its trail or a dash:
 *
 * <pre>
 * 1 start created
 * 1 GET session/create 200
 * 1 login ada
 * 1 POST session/login 200 ada
 * 1 end idle
 * 2 start continued after 1
 * - GET answer/text 200
 * </pre>
 */
public final class Story {
  private final List<StoredRecord> records;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> trails = new LinkedHashMap<>();

  private Story(List<StoredRecord> records, String contextPath) {
    this.records = records;
    for (StoredRecord record : records) {
      lines.add(number(record.text("sid")) + " " + line(record, contextPath));
    }
  }

  static Story of(List<StoredRecord> requests, ProbedServer server, String contextPath) {
    Set<String> trails = new TreeSet<>();
    requests.forEach(record -> addIfThere(trails, record.text("sid")));
    server
        .records(record -> trails.contains(String.valueOf(record.text("previous"))))
        .forEach(record -> addIfThere(trails, record.text("sid")));
    List<StoredRecord> all =
        new ArrayList<>(
            server.records(record -> trails.contains(String.valueOf(record.text("sid")))));
    requests.stream().filter(record -> record.text("sid") == null).forEach(all::add);
    return new Story(inOrder(all), contextPath);
  }

  private static void addIfThere(Set<String> to, @Nullable String value) {
    if (value != null) {
      to.add(value);
    }
  }

  /** The lines. */
  public List<String> lines() {
    return lines;
  }

  /** The records behind the lines. */
  public List<StoredRecord> records() {
    return records;
  }

  /** Records in the order they were numbered. */
  static List<StoredRecord> inOrder(List<StoredRecord> records) {
    return records.stream()
        .sorted(Comparator.comparing(StoredRecord::stream).thenComparing(StoredRecord::seq))
        .toList();
  }

  /** A personal value of a record, or the empty text. */
  public static String personal(StoredRecord record, String group, String name) {
    return record.personal().get(group) instanceof Map<?, ?> values
            && values.get(name) instanceof String value
        ? value
        : "";
  }

  private String number(@Nullable String trail) {
    return trail == null ? "-" : trails.computeIfAbsent(trail, key -> trails.size() + 1).toString();
  }

  private String line(StoredRecord record, String contextPath) {
    String user = personal(record, "who", "user");
    return switch (record.kind()) {
      case SESSION_START -> "start " + record.text("how") + previous(record);
      case SESSION_ID_CHANGE -> "id " + record.text("how");
      case SESSION_END -> "end " + record.text("reason");
      case LOGIN -> "login " + user;
      case LOGOUT -> "logout " + user;
      case REQUEST -> request(record, contextPath) + (user.isEmpty() ? "" : " " + user);
      case ACTION -> "action " + record.text("name");
      default -> record.kind().id();
    };
  }

  private String previous(StoredRecord record) {
    String previous = record.text("previous");
    return previous == null ? "" : " after " + number(previous);
  }

  private static String request(StoredRecord record, String contextPath) {
    String path = personal(record, "what", "path");
    String within = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    Long status = record.number("status");
    String answer = status == null ? String.valueOf(record.text("type")) : status.toString();
    return record.text("method") + " " + within + " " + answer;
  }

  /** Whether there is a record of {@code kind}. */
  public boolean has(Kind kind) {
    return records.stream().anyMatch(record -> record.kind() == kind);
  }
}
