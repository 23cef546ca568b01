package org.sessiontrail.capture.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.capture.challenge.Challenge;
import org.sessiontrail.capture.challenge.VerificationRequiredException;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.record.Kind;

/** Methods that ask for a proof, on a real container with its sessions and redirects. */
final class RequireRecentAuthTest {
  private static final String HTML = "text/html";

  @TempDir private static Path dir;
  private static EmbeddedTomcat server;
  private static final AtomicReference<VaultBeans.@Nullable Vault> KEPT = new AtomicReference<>();

  private Visitor visitor;

  /** Signs in, opens the vault, asks for the code. */
  private static final class VaultServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      VaultBeans.Vault vault = CDI.current().select(VaultBeans.Vault.class).get();
      KEPT.set(vault);
      try {
        response.getWriter().print(answer(request, vault));
      } catch (VerificationRequiredException e) {
        throw new ServletException("as a framework wraps it", e);
      }
    }

    private static String answer(HttpServletRequest request, VaultBeans.Vault vault) {
      Trail trail = Trail.current();
      switch (String.valueOf(request.getPathInfo())) {
        case "/login" -> request.getSession(true).setAttribute("shop.user", "ada");
        case "/verify" -> {
          Challenge asked = trail.challenge();
          trail.verified("otp");
          return asked == null ? "nothing" : asked.resume("?");
        }
        case "/wrong" -> trail.verificationFailed();
        case "/look" -> {
          return vault.look();
        }
        case "/open" -> {
          return vault.open();
        }
        default -> {
          return "page";
        }
      }
      return "done";
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server =
        WeldTomcat.start(
            dir,
            RequireRecentAuthTest.class,
            "VaultBeans",
            (types, to) -> to.addServlet("vault", new VaultServlet()).addMapping("/vault/*"),
            "tracker.challenge.page",
            "/vault/verify");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void visit() {
    visitor = server.visitor();
  }

  private HttpResponse<String> get(String path) {
    return visitor.get("vault/" + path, "Accept", HTML);
  }

  @Test
  void method_ofWhoJustSignedIn_runsWhereAnyProofWillDo() {
    get("login");

    assertThat(get("look").body()).isEqualTo("seen");
  }

  @Test
  void method_thatWantsACode_sendsThereAndBack() {
    get("login");
    assertThat(get("open").statusCode()).isEqualTo(303);
    assertThat(get("open?now=1").headers().firstValue("Location")).contains("/app/vault/verify");
    assertThat(get("other").body()).isEqualTo("page");

    assertThat(get("verify").body()).isEqualTo("/app/vault/open?now=1");

    assertThat(get("open").body()).isEqualTo("open");
    assertThat(visitor.story().lines())
        .contains("1 id rotated")
        .anySatisfy(line -> assertThat(line).contains("vault/open").contains("303"));
  }

  @Test
  void method_calledByAScript_answers401() {
    get("login");

    HttpResponse<String> answer = visitor.get("vault/open", "Sec-Fetch-Mode", "cors");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(said -> assertThat(said).contains("insufficient_user_authentication"));
    assertThat(answer.body()).contains("/app/vault/verify");
  }

  @Test
  void session_thatFailsThreeTimes_isGone() {
    get("login");
    get("open");
    get("wrong");
    get("wrong");
    get("wrong");

    assertThat(get("look").statusCode()).as("nobody is signed in any more").isNotEqualTo(200);
    assertThat(
            server.records(record -> record.kind() == Kind.SESSION_END).stream()
                .map(record -> record.text("reason")))
        .contains("revoked");
  }

  @Test
  void method_outsideOfARequest_doesNotRun() {
    get("login");
    get("look");
    VaultBeans.Vault vault = Objects.requireNonNull(KEPT.get());

    assertThatThrownBy(vault::open)
        .isInstanceOf(VerificationRequiredException.class)
        .hasMessageContaining("otp");
  }
}
