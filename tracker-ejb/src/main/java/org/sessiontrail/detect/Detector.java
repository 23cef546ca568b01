package org.sessiontrail.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.guard.AllowList;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.store.TrailRecord;

/**
 * All rules over one log. Given the same records in the same order, by the same settings, it finds
 * the same, whether or not it was written and read in between.
 *
 * <p>Threads: one. Memory: what the rules remember, each of a bounded number of sessions, users and
 * networks.
 */
public final class Detector {
  /** Counts up when rules would remember or say something else of the same records. */
  private static final int VERSION = 2;

  private final DetectConfig config;
  private final List<Rule> rules;
  private final AllowList allowed;
  private final SignalReader signals;
  private final Scores scores = new Scores();

  /**
   * One that has seen nothing yet.
   *
   * @param rules those to ask, in this order; switched off ones are left out
   */
  public Detector(DetectConfig config, List<Rule> rules, Places places) {
    this.config = config;
    this.rules = rules.stream().filter(rule -> config.of(rule.id()).enabled()).toList();
    this.allowed = new AllowList(config.allow());
    this.signals = new SignalReader(places);
  }

  /** By what it finds: settings and version, as a short text. */
  public String settings() {
    Map<DetectRule, RuleSettings> all = new TreeMap<>(config.rules());
    return VERSION
        + " "
        + Long.toHexString(
            Texts.hash(
                all
                    + "|"
                    + config.decoys()
                    + config.methods()
                    + config.sequences()
                    + config.allow()));
  }

  /** Takes the next record of the log; returns what is found at it. */
  public List<Finding> take(TrailRecord record) {
    List<Signal> read = signals.read(record);
    if (read.isEmpty()) {
      return List.of();
    }
    List<Finding> out = new ArrayList<>();
    for (Signal signal : read) {
      if (!allowed.allows(signal.who().name(), address(signal), signal.micros())) {
        Alarms alarms = new Alarms();
        rules.forEach(rule -> rule.take(signal, alarms));
        alarms.all().forEach(alarm -> out.add(finding(alarm)));
      }
    }
    return out;
  }

  private static @Nullable IpLiteral address(Signal signal) {
    String network = signal.client().network();
    return network == null ? null : IpLiteral.parse(network.substring(0, network.indexOf('/')));
  }

  private Finding finding(Alarm alarm) {
    RuleSettings settings = config.of(alarm.rule());
    Integer own = settings.weight();
    int weight = own == null ? alarm.severity().points() : own;
    int score = scores.add(scored(alarm.at()), weight, alarm.at().micros());
    return new Finding(
        alarm, weight, score, Finding.Response.of(score), config.enforce() && settings.enforce());
  }

  private static String scored(Signal at) {
    String account = at.who().account();
    if (at.who().session() == null && account != null) {
      return "u " + account;
    }
    String source = at.source();
    return source == null ? "" : source;
  }

  /** What it remembers. */
  public byte[] state() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeUTF(settings());
      signals.write(out);
      scores.write(out);
      for (Rule rule : rules) {
        out.writeUTF(rule.id().name());
        rule.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written to but memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Remembers what {@code state} says, and nothing else.
   *
   * @return false when that was written by other settings or another version, or is damaged: then
   *     this detector must not be used
   */
  public boolean restore(byte[] state) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(state)))) {
      if (!in.readUTF().equals(settings())) {
        return false;
      }
      signals.read(in);
      scores.read(in);
      for (Rule rule : rules) {
        if (!in.readUTF().equals(rule.id().name())) {
          return false;
        }
        rule.read(in);
      }
      return in.read() < 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d rules, %s", rules.size(), settings());
  }
}
