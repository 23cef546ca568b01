package org.sessiontrail.server.matrix;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.sessiontrail.server.transparency.TransparencyContract;

/**
 * That an application answers with the tracker as it does without, on one server. What came out is
 * written under {@code target} like a run of the {@link ServerCapture}, and joins its row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ContractCases.class)
abstract class ServerTransparency extends TransparencyContract implements ServerContract {
  private final Tally tally = new Tally();

  @Override
  public final Tally tally() {
    return tally;
  }

  /** Answers that differ, each for a reason. */
  @Override
  public List<Deviation> declared() {
    return List.of();
  }

  final Server server() {
    return ServerJdk.server(getClass());
  }

  /** Writes what came out, unless only a part was run. */
  @AfterAll
  final void write() {
    if (tally.seen().containsAll(cases())) {
      ServerRun.ofAnswers(server(), ServerJdk.feature(), tally).write();
    }
  }

  private Set<String> cases() {
    Set<String> out = new TreeSet<>();
    for (Method test :
        AnnotationSupport.findAnnotatedMethods(
            getClass(), Test.class, HierarchyTraversalMode.TOP_DOWN)) {
      out.add(test.getName());
    }
    return out;
  }
}
