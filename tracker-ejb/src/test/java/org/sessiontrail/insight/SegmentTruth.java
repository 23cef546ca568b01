package org.sessiontrail.insight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.Condition;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.Operator;
import org.sessiontrail.insight.segment.Segment;

/** Which visits a segment means, decided row by row. */
@NullUnmarked // values of rows, which the test knows
final class SegmentTruth {
  private static final Map<Field, String> COLUMNS =
      Map.of(
          Field.BROWSER_VERSION, "browser_version",
          Field.SYSTEM_VERSION, "os_version",
          Field.ENTRY_PAGE, "entry_route",
          Field.EXIT_PAGE, "exit_route",
          Field.VISIT_NUMBER, "num",
          Field.PAGE, "route",
          Field.ACTION, "name");

  private SegmentTruth() {}

  static boolean holds(Segment segment, Map<String, @Nullable Object> visit, History history) {
    boolean namesBots =
        segment.all().stream().flatMap(List::stream).anyMatch(each -> each.field() == Field.BOT);
    boolean person = Objects.requireNonNullElse(visit.get("bot"), "none").equals("none");
    return (namesBots || person) && meets(segment, visit, history);
  }

  /** Whether a visit, of a program too, is as the conditions say. */
  static boolean meets(Segment segment, Map<String, @Nullable Object> visit, History history) {
    return segment.all().stream()
        .allMatch(any -> any.stream().anyMatch(each -> holds(each, visit, history)));
  }

  private static boolean holds(
      Condition condition, Map<String, @Nullable Object> visit, History history) {
    return switch (condition.field()) {
      case PAGE, TOPIC, FORMAT -> of(history.views(), condition, visit, history);
      case ITEM, CATEGORY -> of(history.deeds(), condition, visit, history);
      case ACTION ->
          of(
              history.deeds().stream().filter(deed -> deed.get("kind").equals("action")).toList(),
              condition,
              visit,
              history);
      case SIGNED_IN ->
          met(condition.operator(), visit.get("subject_ref") == null ? 0L : 1L, condition);
      case DURATION ->
          met(
              condition.operator(),
              (long) visit.get("last_micros") - (long) visit.get("start_micros"),
              new Condition(
                  condition.field(),
                  condition.operator(),
                  String.valueOf(Long.parseLong(condition.value()) * 1_000)));
      default -> met(condition.operator(), visit.get(column(condition.field())), condition);
    };
  }

  private static boolean of(
      List<Map<String, @Nullable Object>> rows,
      Condition condition,
      Map<String, @Nullable Object> visit,
      History history) {
    Stream<Map<String, @Nullable Object>> pages =
        rows.stream().filter(view -> history.visitOf(view) == visit);
    String column = column(condition.field());
    return switch (condition.operator()) {
      case NOT_EQUAL -> pages.noneMatch(page -> met(Operator.EQUAL, page.get(column), condition));
      case HOLDS_NOT -> pages.noneMatch(page -> met(Operator.HOLDS, page.get(column), condition));
      default -> pages.anyMatch(page -> met(condition.operator(), page.get(column), condition));
    };
  }

  private static String column(Field field) {
    return COLUMNS.getOrDefault(field, field.id());
  }

  private static boolean met(Operator operator, @Nullable Object value, Condition condition) {
    if (condition.field().type() == Field.Type.NUMBER) {
      long number = ((Number) Objects.requireNonNull(value)).longValue();
      int order = Long.compare(number, Long.parseLong(condition.value()));
      return switch (operator) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case MORE -> order > 0;
        case AT_MOST -> order <= 0;
        case AT_LEAST -> order >= 0;
        default -> throw new IllegalArgumentException(operator + " of a number");
      };
    }
    String text = value == null ? "" : value.toString();
    return switch (operator) {
      case EQUAL -> text.equals(condition.value());
      case NOT_EQUAL -> !text.equals(condition.value());
      case HOLDS -> text.contains(condition.value());
      case HOLDS_NOT -> !text.contains(condition.value());
      case BEGINS -> text.startsWith(condition.value());
      case ENDS -> text.endsWith(condition.value());
      default -> throw new IllegalArgumentException(operator + " of a text");
    };
  }
}
