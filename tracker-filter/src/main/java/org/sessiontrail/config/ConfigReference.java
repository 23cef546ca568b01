package org.sessiontrail.config;

import org.sessiontrail.config.ConfigMistake.Common;

/** The reference of the configuration in Markdown, made of {@link ConfigKey}. */
public final class ConfigReference {
  private ConfigReference() {}

  /** The table of all keys. */
  public static String keys() {
    StringBuilder out = new StringBuilder();
    out.append("| key | default | limits | meaning | code |\n|---|---|---|---|---|\n");
    for (ConfigKey key : ConfigKey.values()) {
      row(
          out,
          "`" + key.keyName() + "`",
          defaultCell(key.defaultText()),
          escaped(key.form().limits()),
          key.meaning(),
          key.code());
    }
    return out.toString();
  }

  /** The table of all codes of mistakes in a configuration. */
  public static String codes() {
    StringBuilder out = new StringBuilder();
    out.append("| code | reported for |\n|---|---|\n");
    for (Common mistake : Common.values()) {
      row(out, mistake.code(), mistake.meaning());
    }
    for (ConfigKey key : ConfigKey.values()) {
      row(
          out,
          key.code(),
          "`" + key.keyName() + "` set to what is not: " + escaped(key.form().limits()));
    }
    return out.toString();
  }

  /** A default that can be typed as it is goes between back quotes, a description does not. */
  private static String defaultCell(String text) {
    boolean literal = !text.contains(" ") && !text.contains("`") && !text.equals("none");
    return literal ? "`" + text + "`" : text;
  }

  private static String escaped(String limits) {
    return limits.contains("`") ? limits : limits.replace("*", "\\*").replace("_", "\\_");
  }

  private static void row(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    out.append("|\n");
  }
}
