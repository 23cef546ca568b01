package org.sessiontrail.enrich.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code User-Agent}: first whether it is a program that says so, then the browser, the
 * operating system and the device, each by the first rule of a table that fits.
 *
 * <p>Remembers the latest {@value #REMEMBERED} agents: there are few different ones, and reading
 * one takes some hundred microseconds.
 *
 * <p>Threads: safe for any number.
 */
public final class AgentReader {
  static final int REMEMBERED = 4096;
  private static final int LONGEST = 1024;

  private static final List<Rule> BROWSERS = Rule.table("browsers.tsv");
  private static final List<Rule> SYSTEMS = Rule.table("systems.tsv");

  private static final Pattern TV =
      Pattern.compile(
          "(?i)smart-?tv|apple ?tv|google ?tv|android ?tv|\\btv\\b|bravia|hbbtv|\\baft[a-z]{1,5}\\b"
              + "|roku|crkey|web0s|netcast|viera|dtv|aquos|mitv|mibox");
  private static final Pattern CONSOLE = Pattern.compile("(?i)playstation|xbox|nintendo");
  private static final Pattern WEARABLE = Pattern.compile("(?i)\\bwatch(?: ?os)?\\b|sm-r\\d{3}");
  private static final Pattern TABLET =
      Pattern.compile(
          "(?i)ipad|tablet(?! pc)|kindle|playbook|\\bsilk/(?!.*mobile)|kftt|\\bnexus (?:7|9|10)\\b"
              + "|\\bsm-[tx]\\d{3}|^(?!.*(?:mobile|opera mini)).*android");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?i)iphone|ipod|\\bmobile\\b|windows phone|iemobile|opera mini|blackberry|\\bbb10\\b"
              + "|kaios|symbian|series ?60|midp|phone");
  private static final Pattern DESKTOP =
      Pattern.compile("Windows NT|Windows [9X]|Macintosh|X11|CrOS|Linux|Win64");

  private final Map<String, Agent> remembered =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Agent> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What {@code agent} says; null says nothing. */
  public Agent read(@Nullable String agent) {
    if (agent == null || agent.isBlank()) {
      return Agent.NOTHING_KNOWN;
    }
    synchronized (remembered) {
      Agent known = remembered.get(agent);
      if (known != null) {
        return known;
      }
    }
    Agent read = parse(agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent);
    synchronized (remembered) {
      remembered.put(agent, read);
    }
    return read;
  }

  private static Agent parse(String agent) {
    Rule.Found system = Rule.first(SYSTEMS, agent);
    String systemName = system == null ? Agent.UNKNOWN : system.name();
    String systemVersion = system == null ? null : version(systemName, system.version());
    BotList.Bot bot = BotList.find(agent);
    if (bot != null) {
      return new Agent(DeviceType.BOT, bot.name(), null, systemName, systemVersion, bot.sort());
    }
    Rule.Found browser = Rule.first(BROWSERS, agent);
    return new Agent(
        device(agent),
        browser == null ? Agent.UNKNOWN : browser.name(),
        browser == null ? null : browser.version(),
        systemName,
        systemVersion,
        BotClass.NONE);
  }

  private static DeviceType device(String agent) {
    if (CONSOLE.matcher(agent).find()) {
      return DeviceType.CONSOLE;
    }
    if (TV.matcher(agent).find()) {
      return DeviceType.TV;
    }
    if (WEARABLE.matcher(agent).find()) {
      return DeviceType.WEARABLE;
    }
    if (TABLET.matcher(agent).find()) {
      return DeviceType.TABLET;
    }
    if (PHONE.matcher(agent).find()) {
      return DeviceType.PHONE;
    }
    return DESKTOP.matcher(agent).find() ? DeviceType.DESKTOP : DeviceType.UNKNOWN;
  }

  /** Versions of Windows as its users know them; since 10 its kernel stays 10.0. */
  private static @Nullable String version(String system, @Nullable String said) {
    if (said == null || !system.equals("Windows")) {
      return said == null ? null : said.replace('_', '.');
    }
    return switch (said) {
      case "10.0" -> "10/11";
      case "6.3" -> "8.1";
      case "6.2" -> "8";
      case "6.1" -> "7";
      case "6.0" -> "Vista";
      case "5.1", "5.2" -> "XP";
      default -> said;
    };
  }
}
