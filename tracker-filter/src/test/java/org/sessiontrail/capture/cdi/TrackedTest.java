package org.sessiontrail.capture.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.person.SessionProfile;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.spool.SpoolStatus;

/** Tracked beans in Weld on an embedded Tomcat, with our jar as the container finds it. */
final class TrackedTest {
  @TempDir private static Path dir;
  private static EmbeddedTomcat server;

  private Visitor visitor;

  /** What a request does; a lambda can't be sent over HTTP. */
  interface Work {
    @Nullable Object on(HttpServletRequest request) throws Exception;
  }

  private static final Map<String, Work> WORK = new ConcurrentHashMap<>();

  /** Runs the work that a test left under the path. */
  private static final class WorkServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        Work work = Objects.requireNonNull(WORK.get(request.getPathInfo()));
        response.getWriter().print(work.on(request));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = weld(dir, "ShopBeans");
  }

  @BeforeEach
  void visit() {
    visitor = server.visitor();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** An application whose own classes are those of this package that begin with {@code name}. */
  static EmbeddedTomcat weld(Path in, String name, String... parameters) throws Exception {
    return WeldTomcat.start(
        in,
        TrackedTest.class,
        name,
        (types, to) -> to.addServlet("work", new WorkServlet()).addMapping("/work/*"),
        parameters);
  }

  static ShopBeans.Orders orders() {
    return CDI.current().select(ShopBeans.Orders.class).get();
  }

  /** Does {@code work} in a request of the visitor; returns what it returned. */
  private String request(Work work) {
    return request(visitor, work);
  }

  static String request(Visitor visitor, Work work) {
    WORK.put("/" + visitor.marker(), work);
    return visitor.get("work/" + visitor.marker()).body();
  }

  /** The actions within the visitor's only request. */
  private List<StoredRecord> actions() {
    StoredRecord request = visitor.requests(1).get(0);
    return server.records(
        record ->
            record.kind() == Kind.ACTION
                && Objects.equals(record.number("exchange"), request.epochMicros()));
  }

  private StoredRecord action() {
    assertThat(actions()).hasSize(1);
    return actions().get(0);
  }

  @Test
  void profile_withinTheRequest_knowsWhatWasDone() {
    String seen =
        request(
            http -> {
              http.getSession();
              orders().byHand();
              SessionProfile profile = CDI.current().select(SessionProfile.class).get();
              Recommendations others = CDI.current().select(Recommendations.class).get();
              return profile.carted() + " " + profile.stage() + " " + others.items(3);
            });

    assertThat(seen).isEqualTo("[tea-1] BUYING []");
  }

  @Test
  void tracked_thatReturns_isASuccessWithinItsRequest() {
    assertThat(request(http -> orders().place("4711", "4111111111111111")))
        .isEqualTo("placed 4711");

    StoredRecord action = action();
    assertThat(action.text("name")).isEqualTo("order.place");
    assertThat(action.text("outcome")).isEqualTo("success");
    assertThat(action.number("ms")).isBetween(0L, 20_000L);
    assertThat(action.personal().get("detail")).isEqualTo(Map.of("orderId", "4711"));
    assertThat(action.seq()).isLessThan(visitor.requests(1).get(0).seq());
  }

  @Test
  void tracked_thatThrows_isAFailureAndTheExceptionPasses() {
    String seen =
        request(
            http -> {
              try {
                orders().fail();
                return "nothing";
              } catch (IOException e) {
                return e.getMessage();
              }
            });

    assertThat(seen).isEqualTo("no paper");
    assertThat(action().text("outcome")).isEqualTo("failed");
    assertThat(action().text("error")).isEqualTo("java.io.IOException");
  }

  @Test
  void tracked_onASession_isOnItsTrailWithItsUser() {
    request(
        http -> {
          http.getSession(true).setAttribute("shop.user", "ada");
          return null;
        });
    String trail = request(http -> orders().place("1", "") + orders().trailId());

    List<StoredRecord> records =
        Visitor.until(() -> visitor.story().records(), list -> list.size() == 5);
    assertThat(visitor.story().lines()).contains("1 action order.place");
    StoredRecord action =
        records.stream().filter(record -> record.kind() == Kind.ACTION).findAny().orElseThrow();
    assertThat(trail).endsWith(String.valueOf(action.text("sid")));
    assertThat(Story.personal(action, "who", "user")).isEqualTo("ada");
  }

  @Test
  void durable_writesAnIntentBeforeTheCall() {
    request(
        http -> {
          orders().pay(995);
          return null;
        });

    List<StoredRecord> both = actions();
    assertThat(both).extracting(record -> record.text("phase")).containsExactly("intent", null);
    assertThat(both)
        .extracting(record -> record.text("outcome"))
        .containsExactly("unfinished", "success");
    assertThat(both)
        .allSatisfy(
            record ->
                assertThat(record.personal().get("detail")).isEqualTo(Map.of("amount", "995")));
  }

  /** Nothing is in memory only when the method runs. */
  @Test
  void durable_runsOnceItsIntentIsSafe() {
    assertThat(request(http -> orders().ship(TrackedTest::inMemory))).isEqualTo("shipped 0");
  }

  private static long inMemory() {
    SpoolStatus status = server.tracker().spool().status();
    return status.queued() - status.spooled();
  }

  @Test
  void recordDurably_isTrueOnceTheRecordIsSafe() {
    assertThat(request(http -> orders().noteDurably() + " " + inMemory())).isEqualTo("true 0");

    assertThat(action().text("name")).isEqualTo("order.noted");
  }

  @Test
  void tracked_withoutName_isNamedAfterClassAndMethod() {
    request(
        http -> {
          orders().unnamed();
          return null;
        });

    assertThat(action().text("name")).isEqualTo("Orders.unnamed");
  }

  @Test
  void trackedClass_coversItsMethods() {
    request(
        http -> {
          CDI.current().select(ShopBeans.Shelf.class).get().look();
          CDI.current().select(ShopBeans.Shelf.class).get().fill();
          return null;
        });

    assertThat(actions())
        .extracting(record -> record.text("name"))
        .containsExactly("Shelf.look", "shelf.fill");
  }

  @Test
  void trackedClasses_thatInheritAMethod_keepTheirOwnNames() {
    request(
        http -> {
          CDI.current().select(ShopBeans.Tea.class).get().brew();
          CDI.current().select(ShopBeans.Coffee.class).get().brew();
          return null;
        });

    assertThat(actions())
        .extracting(record -> record.text("name"))
        .containsExactly("tea.brew", "coffee.brew");
  }

  /** That is how CDI works; the annotation's documentation says so. */
  @Test
  void tracked_calledByItsOwnObject_isNotRecorded() {
    assertThat(request(http -> orders().throughAnotherMethodOfItself())).isEqualTo("placed self");

    assertThat(actions()).isEmpty();
  }

  @Test
  void tracked_onASessionBean_deploysAndRecords() {
    request(
        http -> {
          CDI.current().select(ShopBeans.Basket.class).get().add("tea-1");
          return null;
        });

    assertThat(actions())
        .extracting(record -> record.text("name"))
        .containsExactly("basket.added", "basket.add");
  }

  @Test
  void trail_recordsByHand() {
    request(
        http -> {
          orders().byHand();
          return null;
        });

    assertThat(actions())
        .extracting(record -> record.text("name"))
        .containsExactly("cart.add", "user.verified", "login");
    assertThat(actions().get(2).text("outcome")).isEqualTo("refused");
    assertThat(actions().get(0).personal().get("detail")).isEqualTo(Map.of("sku", "tea-1"));
  }

  @Test
  void trail_toldTheUser_keepsItOnTheTrail() {
    request(
        http -> {
          http.getSession(true);
          orders().user("grace");
          return null;
        });

    visitor.expectStory(
        "1 start created", "1 login grace", "1 GET work/" + visitor.marker() + " 200 grace");
  }

  @Test
  void detail_whoseTextFails_doesNotStopTheCall() {
    Object odd =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };

    assertThat(
            request(
                http -> {
                  orders().odd(odd);
                  return "done";
                }))
        .isEqualTo("done");

    assertThat(String.valueOf(action().personal().get("detail"))).contains("TrackedTest");
  }

  @Test
  void tracked_withoutARequest_isRecordedWithoutATrail() throws Exception {
    ConcurrentHashMap<String, ShopBeans.Orders> kept = new ConcurrentHashMap<>();
    request(
        http -> {
          kept.put("orders", orders());
          return null;
        });
    ShopBeans.Orders orders = Objects.requireNonNull(kept.get("orders"));

    Thread timer = new Thread(() -> orders.place("by-timer", ""));
    timer.start();
    timer.join(20_000);

    List<StoredRecord> found =
        server.records(record -> Story.personal(record, "detail", "orderId").equals("by-timer"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).members()).doesNotContainKeys("sid", "exchange");
  }
}
