package org.sessiontrail.capture.browser;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.SensitiveNames;
import org.sessiontrail.record.CanonicalJson;

/**
 * Reads the body of a beacon: a JSON list of the version (1), the head and the events.
 *
 * <pre>{@code
 * [1,{"page":"k3v9x1q8","n":1,"clock":1767600000000,"sent":5200,"path":"/shop/"},
 *    {"event":"view","offset":0,"title":"Tea"},{"event":"click","offset":4100,"element":"buy"}]
 * }</pre>
 *
 * <p>A head that is not as it has to be is an {@link IllegalArgumentException}; an event that is
 * not is left out and counted.
 *
 * <p>Threads: immutable.
 */
final class PageBatchReader {
  private static final Pattern PAGE = Pattern.compile("[a-z0-9]{8,24}");
  private static final Set<String> HEAD = Set.of("page", "n", "clock", "sent", "path");
  private static final int MOST_EVENTS = 100;
  private static final int LONGEST_PATH = 2_048;
  private static final long MOST_BATCHES = 1_000_000;

  /** The year 2100: a clock beyond it is not kept. */
  private static final long LATEST_CLOCK = 4_102_444_800_000L;

  private static final int MOST_DETAILS = 16;
  private static final int LONGEST_DETAIL_NAME = 50;
  private static final int LONGEST_DETAIL = 200;

  private final Set<String> searchParameters;

  PageBatchReader(List<String> searchParameters) {
    this.searchParameters = new HashSet<>(searchParameters);
  }

  /**
   * What {@code body} says.
   *
   * @throws IllegalArgumentException for what no script of ours sends
   */
  PageBatch read(String body) {
    List<?> parts = CanonicalJson.array(body);
    if (parts.size() < 3
        || parts.size() > 2 + MOST_EVENTS
        || !Long.valueOf(1).equals(parts.get(0))
        || !(parts.get(1) instanceof Map<?, ?> head)
        || !head.keySet().equals(HEAD)) {
      throw new IllegalArgumentException("no batch of events");
    }
    long sent = number(head, "sent", 0, PageField.LONGEST_MILLIS);
    List<PageTold> events = new ArrayList<>();
    for (Object part : parts.subList(2, parts.size())) {
      PageTold told = part instanceof Map<?, ?> event ? told(event, sent) : null;
      if (told != null) {
        events.add(told);
      }
    }
    return new PageBatch(
        text(head, "page", PAGE),
        number(head, "n", 1, MOST_BATCHES),
        number(head, "clock", 0, LATEST_CLOCK),
        path(head),
        events,
        parts.size() - 2 - events.size());
  }

  private static String text(Map<?, ?> head, String name, Pattern pattern) {
    if (head.get(name) instanceof String text && pattern.matcher(text).matches()) {
      return text;
    }
    throw new IllegalArgumentException("no " + name);
  }

  private static String path(Map<?, ?> head) {
    if (head.get("path") instanceof String path
        && path.startsWith("/")
        && path.length() <= LONGEST_PATH) {
      return path;
    }
    throw new IllegalArgumentException("no path");
  }

  private static long number(Map<?, ?> head, String name, long min, long max) {
    if (head.get(name) instanceof Long number && number >= min && number <= max) {
      return number;
    }
    throw new IllegalArgumentException("no " + name);
  }

  /** The event, or null when there is anything in it that it can't have. */
  private @Nullable PageTold told(Map<?, ?> members, long sent) {
    Object name = members.get("event");
    PageEvent event = name == null ? null : PageEvent.of(name);
    if (event == null
        || !(members.get("offset") instanceof Long offset)
        || offset < 0
        || offset > sent) {
      return null;
    }
    Map<PageField, Object> fields = new EnumMap<>(PageField.class);
    Map<String, String> detail = Map.of();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String key = (String) member.getKey();
      Object value = member.getValue();
      PageField field = event.field(key);
      if (field != null && field.accepts(value)) {
        fields.put(field, value);
      } else if (event == PageEvent.CUSTOM && key.equals("detail") && isDetail(value)) {
        detail = detail((Map<?, ?>) value);
      } else if (!key.equals("event") && !key.equals("offset")) {
        return null;
      }
    }
    return isDeclared(event, fields)
        ? new PageTold(event, offset, sent - offset, fields, detail)
        : null;
  }

  /** The words of a search are kept where somebody said that they are such. */
  private boolean isDeclared(PageEvent event, Map<PageField, Object> fields) {
    Object parameter = fields.get(PageField.PARAMETER);
    return event != PageEvent.SEARCH
        || (parameter instanceof String name && searchParameters.contains(name));
  }

  private static boolean isDetail(Object value) {
    return value instanceof Map<?, ?> map
        && map.size() <= MOST_DETAILS
        && map.entrySet().stream()
            .allMatch(
                entry ->
                    ((String) entry.getKey()).length() <= LONGEST_DETAIL_NAME
                        && entry.getValue() instanceof String text
                        && text.length() <= LONGEST_DETAIL);
  }

  private static Map<String, String> detail(Map<?, ?> map) {
    Map<String, String> out = new TreeMap<>();
    map.forEach(
        (name, value) -> {
          if (!SensitiveNames.contains((String) name)) {
            out.put((String) name, (String) value);
          }
        });
    return out;
  }
}
