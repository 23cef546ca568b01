package org.sessiontrail.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.Kind;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Directories;
import org.sessiontrail.server.Recorded;
import org.sessiontrail.server.ServerLog;
import org.sessiontrail.server.StoredTrail;

/** One line of registration in an executable jar whose container runs no initializers. */
final class SpringBootIT {
  private static final Path BASE = Built.target().resolve("spring-boot-jar");
  private static final String URL = "jdbc:h2:file:" + BASE.resolve("trail") + ";AUTO_SERVER=TRUE";

  @Test
  void executableJar_withTheOneLine_recordsEachRequestOnItsTrail() throws Exception {
    Directories.clear(BASE);
    try (ForkedJar shop = ForkedJar.run(ExecutableJar.in(BASE));
        Recorded recorded = Recorded.at(shop.base(), URL, "boot-shop").opened("cart")) {
      Visitor visitor = recorded.visitor();

      assertThat(visitor.get("cart").body()).isEqualTo("new");
      assertThat(visitor.get("sign-in?user=ada").body()).isEqualTo("ada");
      assertThat(visitor.get("later").body()).isEqualTo("later");
      assertThat(visitor.get("fails").statusCode()).isEqualTo(500);
      assertThat(visitor.get("closed/page").statusCode()).isEqualTo(403);
      assertThat(visitor.get("sign-out").body()).isEqualTo("bye");

      visitor.expectStory(
          "1 start created",
          "1 GET cart 200",
          "1 id rotated",
          "1 login ada",
          "1 GET sign-in 200 ada",
          "1 GET later 200 ada",
          "1 GET fails 500 ada",
          "1 GET closed/page 403 ada",
          "1 logout ada",
          "1 GET sign-out 200 ada",
          "1 end logout");
      assertThat(visitor.get("tracker/health").statusCode()).isEqualTo(200);
      assertThat(visitor.get("tracker/").statusCode()).isEqualTo(403);
      assertThat(ServerLog.troubles(shop.log())).isEmpty();
    }
    try (StoredTrail ended = StoredTrail.open(URL, "boot-shop")) {
      assertThat(ended.records(record -> record.kind() == Kind.STREAM_CLOSE)).hasSize(1);
    }
  }
}
