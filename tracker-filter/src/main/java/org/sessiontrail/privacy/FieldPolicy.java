package org.sessiontrail.privacy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.consent.Pseudonyms;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.PersonalField.Action;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.TrailEvent;

/**
 * Does what {@code tracker.fields} says with the personal values of what people did.
 *
 * <p>Threads: any.
 */
public final class FieldPolicy implements RecordEncoder.Keeping {
  /** The others tell of the trail itself, for which its readers have to answer by name. */
  private static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.LOGIN,
          Kind.LOGOUT,
          Kind.CONSENT,
          Kind.CHALLENGE,
          Kind.REQUEST,
          Kind.ACTION,
          Kind.PAGE_EVENT,
          Kind.CHANGE);

  private final Map<PersonalField, Action> actions;
  private final Pseudonyms pseudonyms;

  /**
   * @param actions what is done; fields that are not in it are kept
   * @param pseudonyms where pseudonyms come from
   */
  public FieldPolicy(Map<PersonalField, Action> actions, Pseudonyms pseudonyms) {
    this.actions = Map.copyOf(actions);
    this.pseudonyms = pseudonyms;
  }

  @Override
  public RecordEncoder.Kept of(TrailEvent event) {
    if (actions.isEmpty() || !KINDS.contains(event.kind())) {
      return new RecordEncoder.Kept(event.personal(), Map.of(), event.subject());
    }
    Map<String, Map<String, Object>> stored = new TreeMap<>();
    Map<String, Object> committed = new TreeMap<>();
    event
        .personal()
        .forEach(
            (group, values) ->
                values.forEach(
                    (name, value) -> {
                      PersonalField field = PersonalField.of(group, name);
                      Action action = field == null ? Action.KEEP : action(field);
                      Object kept = kept(field, action, value, event.epochMicros());
                      if (action == Action.COMMIT) {
                        committed.put(group + "." + name, value);
                      } else if (kept != null) {
                        stored.computeIfAbsent(group, key -> new TreeMap<>()).put(name, kept);
                      }
                    }));
    boolean nobody = action(PersonalField.WHO_USER) == Action.DROP;
    return new RecordEncoder.Kept(stored, committed, nobody ? null : event.subject());
  }

  private Action action(PersonalField field) {
    return actions.getOrDefault(field, Action.KEEP);
  }

  private @Nullable Object kept(
      @Nullable PersonalField field, Action action, Object value, long epochMicros) {
    return switch (action) {
      case KEEP -> value;
      case COMMIT, DROP -> null;
      case TRUNCATE -> field == null ? null : truncated(field, String.valueOf(value));
      case PSEUDONYMISE -> pseudonyms.of(Purpose.AUDIT, String.valueOf(value), epochMicros);
    };
  }

  private static @Nullable String truncated(PersonalField field, String value) {
    return switch (field) {
      case WHO_IP, WHO_PEER -> network(value);
      case WHO_AGENT -> value.replaceAll("[0-9][0-9._]*", "");
      case WHAT_REFERRER -> host(value);
      case WHAT_LANGUAGE -> value.replaceFirst("-.*", "");
      default -> null;
    };
  }

  private static @Nullable String network(String value) {
    IpLiteral address = IpLiteral.parse(value);
    return address == null ? null : address.truncated().text();
  }

  private static String host(String value) {
    int authority = value.indexOf("://");
    int path = value.indexOf('/', authority < 0 ? 0 : authority + 3);
    return path < 0 ? value : value.substring(0, path + 1);
  }
}
