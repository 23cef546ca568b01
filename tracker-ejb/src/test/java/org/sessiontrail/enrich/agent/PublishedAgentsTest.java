package org.sessiontrail.enrich.agent;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.enrich.PublishedCases;

/** Agents as {@code uap-core} and {@code isbot} have published them with what they are. */
class PublishedAgentsTest {
  private final AgentReader reader = new AgentReader();

  @Test
  void browsers_areThoseOfUapCore_butForWhatIsKnown() throws Exception {
    PublishedCases cases = new PublishedCases("uap-browsers");
    for (List<String> row : PublishedCases.rows("uap-browsers")) {
      Agent agent = reader.read(row.get(1));
      cases.add(row.get(0), answer(agent), AgentFamilies.same(agent.browser(), row.get(0)));
    }
    cases.check();
  }

  /** Names of programs are taken from what they say, so that they are too many to list. */
  private static String answer(Agent agent) {
    return agent.bot().isBot() ? "a program" : agent.browser();
  }

  @Test
  void systems_areThoseOfUapCore_butForWhatIsKnown() throws Exception {
    PublishedCases cases = new PublishedCases("uap-systems");
    for (List<String> row : PublishedCases.rows("uap-systems")) {
      String ours = reader.read(row.get(1)).system();
      cases.add(row.get(0), ours, AgentFamilies.same(ours, row.get(0)));
    }
    cases.check();
  }

  @Test
  void programs_areThoseOfIsbot_butForWhatIsKnown() throws Exception {
    PublishedCases programs = new PublishedCases("isbot-programs");
    PublishedCases browsers = new PublishedCases("isbot-browsers");
    for (List<String> row : PublishedCases.rows("isbot")) {
      boolean isProgram = row.get(0).equals("program");
      Agent agent = reader.read(row.get(2));
      boolean same = agent.bot().isBot() == isProgram;
      (isProgram ? programs : browsers).add(row.get(1), answer(agent), same);
    }
    programs.check();
    browsers.check();
  }
}
