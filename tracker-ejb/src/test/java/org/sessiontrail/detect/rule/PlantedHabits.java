package org.sessiontrail.detect.rule;

import static org.sessiontrail.config.detect.DetectRule.D03;
import static org.sessiontrail.config.detect.DetectRule.D04;
import static org.sessiontrail.config.detect.DetectRule.D05;
import static org.sessiontrail.config.detect.DetectRule.D06;
import static org.sessiontrail.config.detect.DetectRule.D07;
import static org.sessiontrail.config.detect.DetectRule.D14;
import static org.sessiontrail.config.detect.DetectRule.D15;
import static org.sessiontrail.config.detect.DetectRule.D18;
import static org.sessiontrail.config.detect.DetectRule.D19;
import static org.sessiontrail.config.detect.DetectRule.D20;

import java.util.Random;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;

/**
 * Misuse of sessions and of the application as a whole, planted into {@link Traffic}: with each
 * sort some that no rule can find.
 */
final class PlantedHabits {
  private static final double DAY = 86_400;
  private static final int PAGES = 40;

  private final Traffic traffic;
  private final Random random;

  PlantedHabits(Traffic traffic, Random random) {
    this.traffic = traffic;
    this.random = random;
  }

  void plant() {
    for (int i = 0; i < 6; i++) {
      fixated(Scene.FIREFOX);
      stepLeftOut();
      erratic(true);
    }
    for (int i = 0; i < 3; i++) {
      fixated(Scene.CHROME); // the attacker's browser is as the victim's
      erratic(false); // gone astray for a few steps only
      usedAgain(Scene.CHROME, "idle"); // as a telephone that changed its network
      guessed(60); // one a minute
      usedAgain(Scene.FIREFOX, "logout");
      usedAgain(Scene.CURL, "idle");
      guessed(8);
      guessed(20);
      shared(6);
      shared(3); // as many as one person may have
      burst(60);
    }
    rush();
    tampered();
  }

  private String network(String ip) {
    return "n " + ip.substring(0, ip.lastIndexOf('.')) + ".0/24";
  }

  private Actor anybody(String session) {
    return new Actor(session, null, traffic.address(), Scene.CHROME, "en");
  }

  private void fixated(String attackersAgent) {
    double at = traffic.anyTime();
    Actor victim = anybody(traffic.fresh("fx"));
    Actor attacker = victim.at(traffic.address()).with(attackersAgent);
    Actor known = victim.as(traffic.fresh("u"));
    traffic.act(at, on -> on.begins(at, attacker, "i" + attacker.session()));
    traffic.ask(at, attacker, Ask.page("/p1"));
    traffic.ask(at + 600, victim, Ask.page("/p1"));
    traffic.signIn(at + 620, known);
    traffic.label(D04, "s " + victim.session());
    traffic.label(D03, "s " + victim.session());
  }

  private void stepLeftOut() {
    double at = traffic.anyTime();
    Actor who = anybody(traffic.fresh("st"));
    double end = traffic.walk(at, who, 4);
    traffic.ask(end, who, Ask.page("/cart"));
    traffic.ask(end + 5, who, Ask.page("/pay"));
    traffic.label(D15, "s " + who.session());
  }

  private void erratic(boolean wholly) {
    double at = 13 * DAY + random.nextDouble() * DAY / 2;
    Actor who = anybody(traffic.fresh("er"));
    int page = random.nextInt(PAGES);
    for (int i = 0; i < 24; i++) {
      boolean usual = !wholly && i % 3 != 0;
      page = (page * 7 + (usual ? random.nextInt(3) : 7 + random.nextInt(25))) % PAGES;
      traffic.ask(at + i * 12 + random.nextInt(9), who, Ask.page("/p" + page));
    }
    traffic.label(D14, "s " + who.session());
  }

  private void usedAgain(String agent, String reason) {
    double at = traffic.anyTime();
    Actor who = anybody(traffic.fresh("ue"));
    String ip = traffic.address();
    traffic.act(at, on -> on.begins(at, who, "i" + who.session()));
    double end = traffic.walk(at + 1, who, 5);
    traffic.act(end, on -> on.ends(end, who, reason));
    Actor thief = who.in(null).at(ip).with(agent);
    traffic.act(end + 900, on -> on.staleId(end + 900, thief, "i" + who.session()));
    traffic.label(D06, network(ip));
  }

  private void guessed(double pause) {
    double at = traffic.anyTime();
    String ip = traffic.address();
    Actor who = new Actor(null, null, ip, Scene.CURL, null);
    for (int i = 0; i < 15; i++) {
      double when = at + i * pause;
      String id = traffic.fresh("guess");
      traffic.act(when, on -> on.staleId(when, who, id));
    }
    traffic.label(D05, network(ip));
  }

  private void shared(int sessions) {
    double at = traffic.anyTime();
    String user = traffic.fresh("sh");
    for (int i = 0; i < sessions; i++) {
      Actor who = anybody(traffic.fresh("sh")).as(user);
      traffic.signIn(at + i * 40, who);
      traffic.ask(at + i * 40 + 300, who, Ask.page("/p2"));
    }
    traffic.label(D07, "u " + user);
  }

  private void burst(int count) {
    Actor who = anybody(traffic.fresh("bu")).as(traffic.fresh("bu"));
    for (int day = 0; day < 9; day++) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        double at = day * DAY + 40_000 + i;
        traffic.act(at, on -> on.does(at, who, "order.place"));
      }
    }
    for (int i = 0; i < count; i++) {
      double at = 11 * DAY + 40_000 + i * 20;
      traffic.act(at, on -> on.does(at, who, "order.place"));
    }
    traffic.label(D18, "u " + who.user());
  }

  /** Two hundred sign out within an hour. */
  private void rush() {
    for (int i = 0; i < 200; i++) {
      double at = 10 * DAY + 41_000 + i * 10;
      Actor who = anybody(traffic.fresh("ru"));
      traffic.act(at, on -> on.signsOut(at, who));
    }
    traffic.label(D19, "null");
  }

  private void tampered() {
    double at = traffic.anyTime();
    traffic.act(
        at,
        on -> on.add(Fact.of(Kind.VERIFICATION, on.second(at)).put("outcome", "failed").build()));
    traffic.label(D20, "null");
  }
}
