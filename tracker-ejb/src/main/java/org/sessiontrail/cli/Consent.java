package org.sessiontrail.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Option;

/** That a command which can't be undone is really meant. */
final class Consent {
  @Option(names = "--yes", description = "do not ask; needed where no terminal is seen")
  private boolean yes;

  /**
   * Asks on a terminal, unless {@code --yes} was given.
   *
   * @param err takes the question
   * @param question what is about to happen
   * @throws CliException when the answer is not yes, or nobody can be asked
   */
  void ask(PrintWriter err, String question) throws CliException, IOException {
    if (yes) {
      return;
    }
    if (!Terminal.isStandardError()) {
      throw new CliException(
          ExitCode.WRONG_USE, question + " This can't be undone: say --yes if it is meant");
    }
    err.print(question + " This can't be undone. Type yes to go on: ");
    err.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    String answer = in.readLine();
    if (answer == null || !answer.strip().equals("yes")) {
      throw new CliException(ExitCode.WRONG_USE, "nothing was done");
    }
  }
}
