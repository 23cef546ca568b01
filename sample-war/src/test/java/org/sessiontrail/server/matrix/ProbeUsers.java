package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jboss.as.arquillian.api.ServerSetupTask;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;

/** Lets a WildFly know the users of the capture contract while a test class runs. */
final class ProbeUsers implements ServerSetupTask {
  private static final Map<String, String> ROLE_OF =
      Map.of("ada", "shopper", "bob", "shopper", "eve", "guest");
  private static final Path CONFIGURATION =
      Path.of(System.getProperty("wildfly.home"), "standalone", "configuration");
  private static final Path USERS = CONFIGURATION.resolve("application-users.properties");
  private static final Path ROLES = CONFIGURATION.resolve("application-roles.properties");

  private String usersBefore = "";
  private String rolesBefore = "";

  /** For Arquillian. */
  ProbeUsers() {}

  @Override
  public void setup(ManagementClient server, String container) throws Exception {
    usersBefore = Files.readString(USERS);
    rolesBefore = Files.readString(ROLES);
    for (Map.Entry<String, String> user : ROLE_OF.entrySet()) {
      append(USERS, user.getKey() + "=" + hash(user.getKey()));
      append(ROLES, user.getKey() + "=" + user.getValue());
    }
    reload(server);
  }

  @Override
  public void tearDown(ManagementClient server, String container) throws Exception {
    Files.writeString(USERS, usersBefore);
    Files.writeString(ROLES, rolesBefore);
    reload(server);
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, "\n" + line + "\n", StandardOpenOption.APPEND);
  }

  private static String hash(String user) throws GeneralSecurityException {
    String text = user + ":ApplicationRealm:" + user + "-secret";
    byte[] digest =
        MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest);
  }

  private static void reload(ManagementClient server) throws IOException {
    ModelNode load = new ModelNode();
    load.get("operation").set("load");
    load.get("address").add("subsystem", "elytron").add("properties-realm", "ApplicationRealm");
    ModelNode answer = server.getControllerClient().execute(load);
    if (!"success".equals(answer.get("outcome").asString())) {
      throw new IOException(answer.toString());
    }
  }
}
