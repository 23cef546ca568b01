package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;
import org.sessiontrail.capture.contract.CaptureContract;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.ServerLog;
import org.sessiontrail.server.StoredTrail;

/**
 * The promises of the capture on one server, from the request to the database. A server proves that
 * it keeps them with one class that carries {@link Server}, starts it and declares where it {@link
 * #deviations deviates}. What came out is written under {@code target}, see {@link ServerRun}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ContractCases.class)
public abstract class ServerCapture extends CaptureContract implements ServerContract {
  private final Tally tally = new Tally();
  private @Nullable StoredTrail trail;
  private boolean stores;

  /** For subclasses. */
  protected ServerCapture() {}

  /** Starts what {@link #base} is the address of; nothing where that was done. */
  protected void start(ProbePlace place) throws Exception {}

  /** Ends what {@link #start} began, also where that failed. */
  protected void stop() throws Exception {}

  /** What the server logged since the probe was deployed. */
  protected abstract String log() throws IOException;

  /** Its version: in what it calls itself, unless it says elsewhere. */
  String version(ServerFacts facts) throws IOException {
    return facts.version();
  }

  /** First group of the first match of {@code pattern} in the log; empty without one. */
  final String logged(Pattern pattern) throws IOException {
    Matcher found = pattern.matcher(log());
    return found.find() ? found.group(1) : "";
  }

  /** How to read what the server stores at {@code place}. */
  protected abstract DatabaseConfig database(ProbePlace place);

  /** Cases that this server does not let us keep. */
  protected List<Deviation> deviations() {
    return List.of();
  }

  private Server server() {
    return Objects.requireNonNull(getClass().getAnnotation(Server.class));
  }

  private ProbePlace place() {
    return ProbePlace.of(server().id());
  }

  /** Starts the server and opens its database. */
  @BeforeAll
  final void begin() throws Exception {
    start(place());
    trail = StoredTrail.open(database(place()), Probe.APP);
  }

  /** The first record waits until the server has opened its store: longer than a case does. */
  @BeforeEach
  final void awaitStore() {
    if (!stores) {
      visitor().get("answer/text");
      Objects.requireNonNull(trail).await(1, record -> record.kind() == Kind.REQUEST);
      stores = true;
    }
  }

  /** Writes what came out, and stops the server. */
  @AfterAll
  final void end() throws Exception {
    try {
      if (trail != null) {
        trail.close();
        if (tally.seen().containsAll(cases())) {
          ServerRun.of(server(), ServerFacts.of(this), database(place()), this).write();
        }
      }
    } finally {
      stop();
    }
  }

  /** Every method that is a case, so that part of a run is not taken for a whole one. */
  private Set<String> cases() {
    return Arrays.stream(getClass().getMethods())
        .filter(ServerCapture::isCase)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isCase(Method method) {
    return AnnotationSupport.isAnnotated(method, Test.class)
        || AnnotationSupport.isAnnotated(method, TestTemplate.class);
  }

  @Override
  public final Tally tally() {
    return tally;
  }

  @Override
  public final List<Deviation> declared() {
    return deviations();
  }

  @Override
  public final List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return Objects.requireNonNull(trail).records(wanted);
  }

  /** The row of this server names the provider that stored all of the others' records. */
  @Test
  public void store_isOpenedThroughTheProviderOfTheRow() throws IOException {
    String provider = ServerFacts.of(this).provider();

    assertThat(provider).matches("(Hibernate|EclipseLink|OpenJPA) \\S+");
    assertThat(log())
        .containsPattern(
            Probe.APP
                + " is stored to H2 through "
                + ServerFacts.packageOf(provider).replace(".", "\\."));
  }

  /** Calls of beans are recorded on the trail of the request that made them, and as part of it. */
  @Test
  public void callsOfBeans_areOnTheTrailOfTheirRequest() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    assertThat(visitor.get("beans").body())
        .isEqualTo("failure java.lang.IllegalStateException, trail true");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 action TrackedGreeter.greet",
        "1 action TrackedGreeter.fail",
        "1 action order.priced",
        "1 action order.place",
        "1 action page.shown",
        "1 GET beans 200");
    List<StoredRecord> actions =
        visitor.story().records().stream().filter(record -> record.kind() == Kind.ACTION).toList();
    assertThat(actions)
        .extracting(record -> record.text("outcome"))
        .containsExactly("success", "failed", "success", "success", "success");
    assertThat(actions)
        .extracting(record -> record.number("exchange"))
        .containsOnly(visitor.requests(2).get(1).epochMicros());
    assertThat(Story.personal(actions.get(0), "detail", "name")).isEqualTo("ada");
    assertThat(Story.personal(actions.get(3), "detail", "item")).isEqualTo("book");
  }

  /** What the other cases show, they show with the agents where they belong. */
  @Test
  public void tracker_isSteppedByItsHost() throws IOException {
    if (server().steppedBy().equals("standalone")) {
      assertThat(log()).doesNotContain("is now stepped by");
    } else {
      assertThat(log()).contains(Probe.APP + " is now stepped by " + server().steppedBy());
    }
  }

  /** Whatever it was asked, the tracker had nothing to complain of. */
  @Test
  public void server_logsNoFailureOfOurs() throws IOException {
    assertThat(ServerLog.troubles(log())).isEmpty();
    assertThat(log()).doesNotContain("NoClassDefFoundError");
  }
}
