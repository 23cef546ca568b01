package org.sessiontrail.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoAccountsTest {
  private static final Path SERVER = Path.of("src/main/wildfly");

  @Test
  void usersOfTheServer_areExactlyTheAccountsShown() throws Exception {
    Properties expected = new Properties();
    for (DemoAccounts.Account account : new DemoAccounts().all()) {
      expected.put(account.name(), hash(account));
    }

    assertThat(read("application-users.properties")).isEqualTo(expected);
  }

  /** One account for each role of the console, and customers who have none. */
  @Test
  void rolesOfTheServer_areOneForEachAccount() throws Exception {
    assertThat(read("application-roles.properties"))
        .containsOnly(
            Map.entry("anna", "customer"),
            Map.entry("ben", "customer"),
            Map.entry("audit", "customer,tracker-auditor"),
            Map.entry("analyst", "tracker-analyst"),
            Map.entry("privacy", "tracker-privacy"),
            Map.entry("admin", "tracker-admin"));
  }

  private static String hash(DemoAccounts.Account account) throws Exception {
    String text = account.name() + ":ApplicationRealm:" + account.password();
    byte[] digest =
        MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest);
  }

  private static Properties read(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(SERVER.resolve(file))) {
      properties.load(reader);
    }
    return properties;
  }
}
