package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.probe.ProbeApplication;
import org.sessiontrail.config.ConfigurationException;
import org.sessiontrail.record.Kind;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrackerPlugin;

/** Every way in which the filter may come into an application, and starts that fail. */
final class RegistrationTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/probe/web.xml",
        "/probe/declared.xml",
        "/probe/declared-twice.xml",
        "/probe/metadata-complete.xml"
      })
  void descriptor_whateverItDeclares_leadsToOneRecordARequest(String descriptor) throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      server.described("/app", descriptor);
      server.start();
      Visitor visitor = server.visitor();

      visitor.get("session/create");
      visitor.get("answer/missing");
      visitor.get("async/twice");
      visitor.get("session/end");

      visitor.expectStory(
          "1 start created",
          "1 GET session/create 200",
          "1 GET answer/missing 404",
          "1 GET async/twice 202",
          "1 GET session/end 200",
          "1 end invalidated");
    }
  }

  @Test
  void filter_withoutInitializer_startsItsOwnTrackerAndStopsIt() throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      Context context = server.bare("/app");
      context.addServletContainerInitializer((types, to) -> ProbeApplication.register(to), null);
      declareFilter(context);
      server.start();
      Visitor visitor = server.visitor();

      visitor.get("session/create");
      visitor.get("session/rotate");
      visitor.get("answer/missing");
      visitor.requests(3);
      context.stop();

      visitor.expectStory(
          "1 start created",
          "1 GET session/create 200",
          "1 id rotated",
          "1 GET session/rotate 200",
          "1 GET answer/missing 404",
          "1 end undeploy");
      assertThat(server.records()).last().matches(last -> last.kind() == Kind.STREAM_CLOSE);
    }
  }

  /** As on servers that show an error page before {@code sendError} returns (Open Liberty). */
  @Test
  void filter_calledWithinItsOwnPass_knowsARequestWhoseAttributesAreGone() throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      Context context = server.bare("/app");
      context.addServletContainerInitializer((types, to) -> ProbeApplication.register(to), null);
      declareFilter(context);
      context.findFilterMaps()[0].setDispatcher("FORWARD");
      server.start();
      Visitor visitor = server.visitor();

      assertThat(visitor.get("answer/stripped-forward").statusCode()).isEqualTo(200);

      assertThat(Story.personal(visitor.request(), "what", "path"))
          .endsWith("answer/stripped-forward");
    }
  }

  private static void declareFilter(Context context) {
    FilterDef filter = new FilterDef();
    filter.setFilterName("tracker");
    filter.setFilterClass(TrackerFilter.class.getName());
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName("tracker");
    mapping.addURLPatternDecoded("/*");
    mapping.setDispatcher("REQUEST");
    mapping.setDispatcher("ASYNC");
    mapping.setDispatcher("ERROR");
    context.addFilterMap(mapping);
  }

  /** The one line for a container that runs no initializers. */
  public static final class Registering implements ServletContextListener {
    /** For the container. */
    public Registering() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
      TrackerInitializer.register(event.getServletContext());
      TrackerInitializer.register(event.getServletContext());
      ProbeApplication.register(event.getServletContext());
    }
  }

  @Test
  void register_calledByTheApplicationTwice_recordsOnce() throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      server.bare("/app").addApplicationListener(Registering.class.getName());
      server.start();
      Visitor visitor = server.visitor();

      visitor.get("session/create");
      visitor.get("session/end");

      visitor.expectStory(
          "1 start created",
          "1 GET session/create 200",
          "1 GET session/end 200",
          "1 end invalidated");
      server.context().stop();
      assertThat(server.records()).last().matches(last -> last.kind() == Kind.STREAM_CLOSE);
    }
  }

  /** Without a default servlet nothing but the error page shows an unmapped URL to the filter. */
  @Test
  void unmappedUrl_withoutDefaultServlet_isRecordedFromTheErrorPageAlone() throws Exception {
    try (EmbeddedTomcat server =
        EmbeddedTomcat.start(
            dir,
            context -> {
              context.addServletContainerInitializer(
                  (types, to) -> ProbeApplication.register(to), null);
              var page = new org.apache.tomcat.util.descriptor.web.ErrorPage();
              page.setErrorCode(404);
              page.setLocation("/error-page/missing");
              context.addErrorPage(page);
            })) {
      Visitor visitor = server.visitor();

      assertThat(visitor.get("no/such?q=1").body()).isEqualTo("no such page");

      visitor.request();
      visitor.expectStory("- GET no/such 404", "- GET answer/text 200");
    }
  }

  @Test
  void configuration_withMistakesAndStrict_stopsTheStart() throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      Context wrong = server.described("/wrong", "/probe/web.xml");
      wrong.addLifecycleListener(
          event -> {
            if (event.getType().equals("before_start")) {
              wrong.addParameter("tracker.strict", "true");
              wrong.addParameter("tracker.spool.dri", "x");
            }
          });

      assertThatThrownBy(server::start)
          .hasRootCauseInstanceOf(ConfigurationException.class)
          .rootCause()
          .hasMessageContaining("tracker.spool.dri");
      assertThat(wrong.getState()).isEqualTo(LifecycleState.FAILED);
    }
  }

  @Test
  void configuration_withMistakes_isShownAndRecordsAnyway() throws Exception {
    try (EmbeddedTomcat server =
        EmbeddedTomcat.start(
            dir,
            context -> {
              context.addParameter("tracker.spool.dri", "x");
              context.addServletContainerInitializer(
                  (types, to) -> ProbeApplication.register(to), null);
            })) {
      Visitor visitor = server.visitor();

      visitor.get("answer/text");

      visitor.expectStory("- GET answer/text 200");
      assertThat(server.tracker().health().part("configuration"))
          .satisfies(part -> assertThat(part.state()).isEqualTo(Health.State.DEGRADED))
          .satisfies(part -> assertThat(part.message()).contains("tracker.spool.dri"));
    }
  }

  @Test
  void configuration_switchedOff_recordsNothingAndLetsRequestsPass() throws Exception {
    try (EmbeddedTomcat server =
        EmbeddedTomcat.start(
            dir,
            context -> {
              context.addParameter("tracker.enabled", "false");
              context.addServletContainerInitializer(
                  (types, to) -> ProbeApplication.register(to), null);
              declareFilter(context);
            })) {
      assertThat(server.visitor().get("answer/text").body()).isEqualTo("hello");
      assertThat(server.context().getServletContext().getAttribute(Tracker.class.getName()))
          .isNull();
    }
  }

  /** An application that may not run unrecorded must not start without its tracker. */
  @Test
  void register_thatFails_stopsTheStartWhereClosedIsAskedFor() {
    assertThatCode(() -> TrackerInitializer.register(unwilling("open"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> TrackerInitializer.register(unwilling("closed")))
        .hasMessageStartingWith("TRK-0405")
        .hasRootCauseInstanceOf(UnsupportedOperationException.class);
  }

  /** A context that takes no listener. */
  private ServletContext unwilling(String onFailure) {
    Map<String, Object> attributes = new HashMap<>();
    Map<String, String> parameters =
        Map.of("tracker.on-failure", onFailure, "tracker.spool.dir", dir.toString());
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getContextPath" -> "/unwilling";
                  case "getClassLoader" -> RegistrationTest.class.getClassLoader();
                  case "getFilterRegistrations" -> Map.of();
                  case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
                  case "getInitParameter" -> parameters.get(arguments[0]);
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  /** A part that can't be attached. */
  public static final class BrokenPlugin implements TrackerPlugin {
    /** For the loader. */
    public BrokenPlugin() {}

    @Override
    public void attach(Tracker tracker) {
      throw new IllegalStateException("this part is broken");
    }

    @Override
    public void detach(Tracker tracker) {
      throw new IllegalStateException("this part is broken");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.sessiontrail.capture.servlet.RegistrationTest$BrokenPlugin",
        "no.such.plugin.Class"
      })
  void start_withAPartThatFails_runsTheApplicationAndRecords(String plugin) throws Exception {
    try (URLClassLoader withPlugin = loaderWithPlugin(plugin);
        EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      Context context = server.described("/app", "/probe/web.xml");
      context.setParentClassLoader(withPlugin);
      server.start();
      Visitor visitor = server.visitor();

      assertThat(visitor.get("answer/text").body()).isEqualTo("hello");

      visitor.expectStory("- GET answer/text 200");
      assertThat(server.tracker().health().overall()).isEqualTo(Health.State.DOWN);
    }
  }

  private URLClassLoader loaderWithPlugin(String plugin) throws IOException {
    Path services = Files.createDirectories(dir.resolve("plugin/META-INF/services"));
    Files.writeString(services.resolve(TrackerPlugin.class.getName()), plugin);
    return new URLClassLoader(
        new URL[] {dir.resolve("plugin/").toUri().toURL()}, getClass().getClassLoader());
  }
}
