package org.sessiontrail.privacy;

import java.util.EnumSet;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.PersonalField.Action;

/**
 * What a configuration lets be kept of a person, field by field: the list that the privacy notice
 * prints, and that a test holds everything recorded against.
 *
 * <p>Threads: no state.
 */
public final class KeptFields {
  private KeptFields() {}

  /** What is done with {@code field}. */
  public static Action action(TrackerConfig config, PersonalField field) {
    Action said = config.privacy().fields().getOrDefault(field, Action.KEEP);
    return switch (field) {
      case WHO_IP, WHO_PEER -> ofAddress(config, field, said);
      case WHAT_QUERY -> config.privacy().queryKeep().isEmpty() ? Action.DROP : said;
      case ERROR_TRACE -> config.privacy().errorTraces() ? said : Action.DROP;
      default -> said;
    };
  }

  private static Action ofAddress(TrackerConfig config, PersonalField field, Action said) {
    AddressMode mode = config.privacy().address();
    boolean none = mode == AddressMode.NONE;
    if (none || (field == PersonalField.WHO_PEER && config.privacy().proxies().isEmpty())) {
      return Action.DROP;
    }
    return said == Action.KEEP && mode == AddressMode.TRUNCATED ? Action.TRUNCATE : said;
  }

  /** Whether {@code field} is kept only where analytics is permitted. */
  public static boolean needsPermission(PersonalField field) {
    return switch (field) {
      case WHAT_REFERRER, WHAT_LANGUAGE, WHAT_CAMPAIGN, WHAT_CLICK -> true;
      default -> false;
    };
  }

  /** Whether somebody is asked before {@code field} is kept. */
  public static boolean isAskedFor(TrackerConfig config, PersonalField field) {
    return needsPermission(field) && config.browser().consent() == ConsentMode.REQUIRED;
  }

  /** The fields that are kept as they are. */
  public static EnumSet<PersonalField> plain(TrackerConfig config) {
    return with(config, Action.KEEP);
  }

  /** The fields that {@code action} is done with. */
  public static EnumSet<PersonalField> with(TrackerConfig config, Action action) {
    EnumSet<PersonalField> out = EnumSet.noneOf(PersonalField.class);
    for (PersonalField each : PersonalField.values()) {
      if (action(config, each) == action) {
        out.add(each);
      }
    }
    return out;
  }
}
