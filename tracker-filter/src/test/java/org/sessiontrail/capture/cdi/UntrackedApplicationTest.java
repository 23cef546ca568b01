package org.sessiontrail.capture.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.jboss.weld.environment.servlet.WeldServletLifecycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;

/**
 * Our jar where CDI is on and nothing is tracked: alone, as two Weld at once disturb each other.
 */
final class UntrackedApplicationTest {
  @TempDir private Path dir;

  /** Weld does not even start for an application without a bean. */
  @ApplicationScoped
  public static class Untracked {
    /** For the container. */
    public Untracked() {}
  }

  @Test
  void jar_whereNothingIsTracked_deploys() throws Exception {
    try (EmbeddedTomcat plain =
        WeldTomcat.start(
            dir, getClass(), "UntrackedApplicationTest$Untracked", (types, to) -> {})) {
      assertThat(
              plain
                  .context()
                  .getServletContext()
                  .getAttribute(WeldServletLifecycle.BEAN_MANAGER_ATTRIBUTE_NAME))
          .isNotNull();
      Visitor guest = plain.visitor();
      assertThat(guest.get("answer/text").body()).isEqualTo("hello");
      guest.expectStory("- GET answer/text 200");
    }
  }
}
