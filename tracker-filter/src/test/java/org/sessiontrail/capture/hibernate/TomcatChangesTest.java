package org.sessiontrail.capture.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.jpa.TestUnit;
import org.sessiontrail.capture.jpa.shop.Customer;
import org.sessiontrail.capture.jpa.shop.Place;
import org.sessiontrail.capture.jpa.shop.Purchase;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** A servlet that changes data through Hibernate, on a Tomcat without CDI and transactions. */
final class TomcatChangesTest {
  @TempDir private Path dir;

  /** Stores a purchase, and another note for it. */
  private static final class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient TestUnit unit;

    ShopServlet(TestUnit unit) {
      this.unit = unit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      request.getSession();
      long id = store(unit, "ring twice");
      unit.commit(
          manager -> {
            manager.find(Purchase.class, id).note = "leave at the door";
            return id;
          });
    }
  }

  private static long store(TestUnit unit, String note) {
    return unit.commit(
            manager -> {
              Purchase purchase = new Purchase();
              purchase.note = note;
              manager.persist(purchase);
              return purchase;
            })
        .id();
  }

  @Test
  void changes_areOnTheTrailOfTheRequestThatMadeThem() throws Exception {
    try (TestUnit unit = unit();
        EmbeddedTomcat server = start(unit)) {
      Visitor visitor = server.visitor();
      assertThat(visitor.get("shop").statusCode()).isEqualTo(200);

      List<StoredRecord> changes = server.records(record -> record.kind() == Kind.CHANGE);
      StoredRecord request = server.records(record -> record.kind() == Kind.REQUEST).get(0);
      assertThat(changes)
          .extracting(change -> change.text("operation"))
          .containsExactly("insert", "update");
      assertThat(changes)
          .allSatisfy(
              change -> {
                assertThat(change.text("sid")).isNotNull().isEqualTo(request.text("sid"));
                assertThat(change.number("exchange")).isEqualTo(request.epochMicros());
              });
      assertThat(changes.get(1).personal())
          .containsEntry("before", Map.of("note", "ring twice"))
          .containsEntry("after", Map.of("note", "leave at the door"));
    }
  }

  /** A timer of the application, say. */
  @Test
  void change_outsideOfARequest_isRecordedWithoutATrail() throws Exception {
    try (TestUnit unit = unit();
        EmbeddedTomcat server = start(unit)) {
      store(unit, "by night");

      List<StoredRecord> changes = server.records(record -> record.kind() == Kind.CHANGE);
      assertThat(changes).hasSize(1);
      assertThat(changes.get(0).members()).doesNotContainKeys("sid", "exchange");
      assertThat(changes.get(0).personal()).doesNotContainKey("who");
    }
  }

  private static TestUnit unit() {
    return new TestUnit(
        new HibernatePersistenceProvider(), "tomcat", Purchase.class, Customer.class, Place.class);
  }

  private EmbeddedTomcat start(TestUnit unit) throws Exception {
    return EmbeddedTomcat.start(
        dir,
        context -> {
          Wrapper servlet = Tomcat.addServlet(context, "shop", new ShopServlet(unit));
          servlet.addMapping("/shop");
        });
  }
}
