package org.sessiontrail.server.packaging;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.Recorded;

/** One application for each thing that a descriptor may say of the filter, on one server. */
final class Descriptors {
  private static final String VERSION = "version=\"6.0\"";
  private static final Map<String, String> ALL =
      new TreeMap<>(
          Map.of(
              "declared", Probe.descriptor("/probe/declared.xml"),
              "twice", Probe.descriptor("/probe/declared-twice.xml"),
              "complete", Probe.descriptor("/probe/metadata-complete.xml"),
              "complete-twice",
                  Probe.descriptor("/probe/declared-twice.xml")
                      .replaceFirst(VERSION, VERSION + " metadata-complete=\"true\"")));

  private final Path base;

  /** Applications that keep what they record in {@code base}. */
  Descriptors(Path base) {
    this.base = base;
  }

  /** All of them. */
  WebArchive[] applications(UnaryOperator<WebArchive> withJars) {
    return ALL.entrySet().stream()
        .map(each -> withJars.apply(application(each.getKey(), each.getValue())))
        .toArray(WebArchive[]::new);
  }

  private WebArchive application(String name, String descriptor) {
    return Probe.described(
        name,
        descriptor,
        Map.of(
            "tracker.jdbc.url", url(name),
            "tracker.spool.dir", base.resolve("spool-" + name).toString()));
  }

  private String url(String name) {
    return "jdbc:h2:file:" + base.resolve("trail-" + name) + ";AUTO_SERVER=TRUE";
  }

  /** Where a server has an application. */
  @FunctionalInterface
  interface Places {
    URI of(String name);
  }

  /** Asks each of them the same, and expects one record of each request. */
  void expectOneRecordOfEachRequest(Places server) throws Exception {
    for (String name : ALL.keySet()) {
      try (Recorded application =
          Recorded.at(server.of(name), url(name), name).opened("answer/text")) {
        expectOneRecordOfEachRequest(application.visitor());
      }
    }
  }

  private static void expectOneRecordOfEachRequest(Visitor visitor) {
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
