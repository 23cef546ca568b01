package org.sessiontrail.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.MemoryTrail.request;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;

/** An application that does not bring the library of a format. */
class OptionalLibrariesTest {
  private static final String ALL = String.join(" ok, ", ReportFormat.names()) + " ok";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/fastexcel-| xlsx | xlsx needs org.dhatim:fastexcel on the class path",
        "/opczip-| xlsx | xlsx needs org.dhatim:fastexcel on the class path",
        "/pdfbox-3| pdf | pdf needs org.apache.pdfbox:pdfbox and org.apache.pdfbox:xmpbox on the"
            + " class path",
        "/xmpbox-| pdf | pdf needs org.apache.pdfbox:pdfbox and org.apache.pdfbox:xmpbox on the"
            + " class path"
      })
  void format_whoseLibraryIsAbsent_saysSo_andTheOthersWork(
      String jar, String format, String sentence) throws Exception {
    assertThat(toldWithout(jar)).isEqualTo(ALL.replace(format + " ok", format + ": " + sentence));
  }

  @Test
  void format_whoseLibraryIsPresent_works() throws Exception {
    assertThat(toldWithout("/no-such-jar")).isEqualTo(ALL);
  }

  /** What {@link Told} tells in a world where the jar {@code hidden} does not exist. */
  private static String toldWithout(String hidden) throws Exception {
    List<URL> jars = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!path.contains(hidden)) {
        jars.add(new File(path).toURI().toURL());
      }
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader world = new URLClassLoader(jars.toArray(URL[]::new), platform)) {
      return (String) world.loadClass(Told.class.getName()).getMethod("all").invoke(null);
    }
  }

  /** Asks for a report in each format; runs in the world of the test. */
  public static final class Told {
    private Told() {}

    /** How each came out. */
    public static String all() throws Exception {
      List<String> out = new ArrayList<>();
      for (ReportFormat format : ReportFormat.values()) {
        try {
          out.add(format.id() + written(ReportRequest.of(Map.of("format", format.id()))));
        } catch (ReportRequest.Mistakes e) {
          out.add(format.id() + ": " + e.getMessage());
        }
      }
      return String.join(", ", out);
    }

    private static String written(ReportRequest request) throws Exception {
      MemoryTrail trail = new MemoryTrail().add(request(TEN, "t", "ada", "/x"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new AuditReport(trail, "shop", TrailClock.system())
          .write(TrailQuery.all(), request.format().writer(out), AuditReport.Progress.NONE);
      String bytes = out.toString(StandardCharsets.ISO_8859_1);
      boolean whole =
          switch (request.format()) {
            case XLSX -> bytes.startsWith("PK");
            case PDF -> bytes.stripTrailing().endsWith("%%EOF");
            default -> bytes.contains("ada");
          };
      return whole ? " ok" : " not whole";
    }
  }
}
