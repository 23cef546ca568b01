package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.server.ForkedServer;

/**
 * A copy of the domain that a GlassFish or a Payara comes with, on ports of its own, with the
 * probe's users and the probe in its directory for applications.
 *
 * @param home the server, with its {@code bin/asadmin}
 * @param root directory of all domains
 */
record GlassFishDomain(Path home, Path root) {
  private static final String NAME = "probe";
  private static final Pattern PORT =
      Pattern.compile("((?:[\\w-]*port|address|_PORT\" value)=\")(\\d+)\"");
  private static final Pattern SHELL = Pattern.compile("(osgi\\.shell\\.telnet\\.port=)(\\d+)");
  private static final String HTTP = "8080";
  private static final ForkedFullServer.Signs SIGNS =
      ForkedFullServer.Signs.of(
          "Successfully autodeployed : \\S+probe\\.war",
          "(?i)(autodeploy|deployment)[^\\n]*(fail|unable)|There is a process already using");
  private static final Map<String, String> GROUP_OF =
      Map.of("ada", "shopper", "bob", "shopper", "eve", "guest");
  private static final int ROUNDS = 100;

  /**
   * Starts it with {@code probe}; returns when that is served.
   *
   * @param driver of the database, for the server: Payara would take an older one of its own
   */
  ForkedServer start(Path javaHome, WebArchive probe, Path driver) throws Exception {
    copy(home.resolve("domains/domain1"), domain());
    Map<String, Integer> ports = renumber();
    Files.writeString(domain().resolve("config/keyfile"), users());
    Files.copy(driver, domain().resolve("lib").resolve(driver.getFileName()));
    Path applications = Files.createDirectories(domain().resolve("autodeploy"));
    probe.as(ZipExporter.class).exportTo(applications.resolve(probe.getName()).toFile(), true);
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                "bash", // its script counts on it
                home.resolve("bin/asadmin").toString(),
                "start-domain",
                "--verbose",
                "--domaindir",
                root.toString(),
                NAME));
    command.environment().put("AS_JAVA", javaHome.toString());
    command.environment().put("JAVA_HOME", javaHome.toString());
    return ForkedFullServer.start(command, root, ports.getOrDefault(HTTP, 0), SIGNS);
  }

  private Path domain() {
    return root.resolve(NAME);
  }

  /** Every port of the domain becomes a free one; groups become roles. */
  private Map<String, Integer> renumber() throws IOException {
    Path file = domain().resolve("config/domain.xml");
    Map<String, Integer> ports = new HashMap<>();
    String text = renumbered(Files.readString(file), PORT, "\"", ports);
    text = renumbered(text, SHELL, "", ports);
    Files.writeString(
        file,
        text.replace(
            "<security-service>",
            "<security-service activate-default-principal-to-role-mapping=\"true\">"));
    return ports;
  }

  private static String renumbered(
      String text, Pattern pattern, String end, Map<String, Integer> ports) throws IOException {
    StringBuilder out = new StringBuilder();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      Integer port = ports.get(found.group(2));
      if (port == null) {
        port = ForkedFullServer.freePort();
        ports.put(found.group(2), port);
      }
      found.appendReplacement(out, Matcher.quoteReplacement(found.group(1) + port + end));
    }
    return found.appendTail(out).toString();
  }

  /** As the server's file of users has them. */
  static String users() throws GeneralSecurityException {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, String> user : GROUP_OF.entrySet()) {
      out.append(user.getKey())
          .append(";{SSHA256}")
          .append(hash(user.getKey() + "-secret"))
          .append(';')
          .append(user.getValue())
          .append('\n');
    }
    return out.toString();
  }

  private static String hash(String password) throws GeneralSecurityException {
    byte[] salt = "saltsalt".getBytes(StandardCharsets.US_ASCII);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(password.getBytes(StandardCharsets.US_ASCII));
    byte[] hash = digest.digest(salt);
    for (int round = 2; round <= ROUNDS; round++) {
      hash = digest.digest(hash);
    }
    byte[] all = new byte[hash.length + salt.length];
    System.arraycopy(hash, 0, all, 0, hash.length);
    System.arraycopy(salt, 0, all, hash.length, salt.length);
    return Base64.getEncoder().encodeToString(all);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
