package org.sessiontrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.consent.KeyShelf;
import org.sessiontrail.consent.Pseudonyms;
import org.sessiontrail.privacy.FieldPolicy;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Permit;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.PersonalField.Action;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

/** What an application's configuration would not keep is not kept of its logs either. */
final class ImportPrivacyTest {
  private static final KeyedHash KEY = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final List<String> WITHHELD = List.of("analytics", "personalisation", "marketing");

  @TempDir private Path dir;
  private final MemoryLog log = new MemoryLog();

  @Test
  void run_whereAllIsPermitted_keepsWhatBroughtSomebody() throws Exception {
    StoredRecord request = run(Permit.ALL, Map.of());

    assertThat(request.members()).doesNotContainKey("withheld");
    assertThat(request.personal().toString())
        .contains("referrer=https://news.example.org/")
        .contains("campaign=utm_source=letter&utm_medium=email", "click=gclid")
        .contains("query=q=tea&utm_source=letter")
        .doesNotContain("SECRET");
  }

  @Test
  void run_withoutPermission_withholdsIt() throws Exception {
    StoredRecord request = run(Permit.NONE, Map.of());

    assertThat(request.members()).containsEntry("withheld", WITHHELD);
    assertThat(request.personal().toString())
        .contains("query=q=tea", "agent=Mozilla/5.0", "user=ann")
        .doesNotContain("news.example.org", "utm_", "letter", "gclid", "SECRET");
    assertThat(log.of(Kind.LOGIN)).allMatch(login -> login.members().containsKey("withheld"));
  }

  @Test
  void run_underAFieldPolicy_keepsWhatThatSays() throws Exception {
    StoredRecord request =
        run(
            Permit.ALL,
            Map.of(PersonalField.WHO_AGENT, Action.DROP, PersonalField.WHO_IP, Action.TRUNCATE));

    assertThat(request.personal().toString())
        .contains("ip=192.0.2.0")
        .doesNotContain("Mozilla", "192.0.2.1");
  }

  private StoredRecord run(Permit permit, Map<PersonalField, Action> fields) throws Exception {
    Path file = dir.resolve("access.log");
    Files.writeString(
        file,
        "192.0.2.1 - ann [05/Jan/2026:10:00:00 +0000] \"GET"
            + " /tea?q=tea&utm_source=letter&utm_medium=email&gclid=SECRET HTTP/1.1\" 200 512"
            + " \"https://news.example.org/today\" \"Mozilla/5.0\"\n");
    PrivacyConfig privacy =
        new PrivacyConfig(
            List.of(),
            "x-forwarded-for",
            AddressMode.FULL,
            Set.of("q", "utm_source"),
            List.of(),
            List.of());
    FieldPolicy keeping =
        new FieldPolicy(fields, new Pseudonyms(KeyShelf.beside(dir.resolve("key"), "months")));
    ImportSettings settings =
        new ImportSettings("shop", "", privacy, List.of(), 30, KEY, permit, keeping);
    new LogImport(settings, log, TrailClock.system())
        .run(ImportInput.of(file), "combined", null, (lines, position, size) -> {});
    return log.of(Kind.REQUEST).get(0);
  }
}
