package org.sessiontrail.cli;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Selector;
import picocli.CommandLine.Option;

/** Whose records are meant. */
final class PersonOptions {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "this user's records, and the rest of the user's trails")
  @Nullable String user;

  @Option(names = "--session", paramLabel = "ID", description = "all records of this trail")
  @Nullable String session;

  /** Whether neither was given. */
  boolean isEmpty() {
    return user == null && session == null;
  }

  /** The selector. */
  Selector selector() throws CliException {
    if (user != null && session != null) {
      throw new CliException(ExitCode.WRONG_USE, "give --user or --session, not both");
    }
    if (user != null) {
      return Selector.ofUser(user);
    }
    if (session == null) {
      throw new CliException(ExitCode.WRONG_USE, "give --user or --session");
    }
    return Selector.ofSession(session);
  }

  /** Refuses a text that goes into a record for good and names the user. */
  void refuseIn(String option, String text) throws CliException {
    if (user != null && text.contains(user)) {
      throw new CliException(
          ExitCode.WRONG_USE,
          option + " must not name the user: it becomes part of a record that is never erased");
    }
  }
}
