package org.sessiontrail.capture.servlet.declared;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.sessiontrail.config.ConfigKey;
import org.sessiontrail.config.ConfigSource;

/** What the application's own manifest says of it. */
public final class ApplicationManifest {
  private static final String PATH = "/META-INF/MANIFEST.MF";
  private static final int LONGEST = 64;

  private ApplicationManifest() {}

  /** The release as a source of configuration, which goes behind all others. Never throws. */
  public static ConfigSource source(ServletContext context) {
    String version = "";
    try (InputStream in = context.getResourceAsStream(PATH)) {
      if (in != null) {
        Attributes main = new Manifest(in).getMainAttributes();
        String found = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        version = found == null ? "" : found.strip();
      }
    } catch (IOException | RuntimeException e) {
      // a manifest that can't be read says nothing
    }
    boolean says = !version.isEmpty() && version.length() <= LONGEST;
    return new ConfigSource(
        "manifest", says ? Map.of(ConfigKey.RELEASE.keyName(), version) : Map.of());
  }
}
