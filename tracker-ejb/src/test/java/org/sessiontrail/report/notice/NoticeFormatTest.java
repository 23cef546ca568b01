package org.sessiontrail.report.notice;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.runtime.TestConfig;

class NoticeFormatTest {
  private static final String HOSTILE = "=<script>alert('x')</script>\"&\u202e\n# [a](b)";

  private static TrackerConfig config(String... keysAndValues) {
    Map<String, String> values = new TreeMap<>();
    values.put("tracker.app", "shop");
    values.put("tracker.node", "n-secret");
    values.put("tracker.jdbc.url", "jdbc:postgresql://db-secret/t");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return ConfigLoader.inspect(List.of(new ConfigSource("test", values)), "x").config();
  }

  private static TrackerConfig hostile() {
    return TestConfig.named(TestConfig.in(Path.of("d")), HOSTILE, "n1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tracker.address;full;in full",
        "tracker.address;truncated;shortened",
        "tracker.address;none;not your network address",
        "tracker.query.keep;page sort;parameters: page, sort",
        "tracker.exclude;/ping;(1 rule)",
        "tracker.session.absolute-minutes;77;77 minutes at the latest",
        "tracker.session.idle-minutes;13;after 13 minutes of silence",
        "tracker.retention.security-days;99;signing in and out: 99 days (about 3 months)",
        "tracker.on-failure;closed;the application refuses it",
        "tracker.anchor.syslog;log.example.com:514;handed to other systems",
        "tracker.consent;required;you are asked first",
        "tracker.fields;who.user:pseudonymise;signed in, replaced by a pseudonym",
        "tracker.fields;who.ip:commit;your network address, as a sum",
        "tracker.consent;cookieless;tied to nobody",
        "tracker.enabled;false;switched off",
        "tracker.app;blog;What blog records"
      })
  void notice_saysWhatTheConfigurationSays(String key, String value, String said) {
    String other = key.equals("tracker.address") && value.equals("full") ? "none" : "full";

    assertThat(NoticeFormat.TEXT.render(config(key, value))).contains(said);
    assertThat(NoticeFormat.TEXT.render(config("tracker.address", other))).doesNotContain(said);
  }

  @Test
  void notice_wherePagesTellNothing_saysNothingOfThem() {
    TrackerConfig silent = config("tracker.browser.enabled", "false");
    assertThat(NoticeFormat.TEXT.render(config()))
        .contains("how far they are scrolled", "to learn how", "Global Privacy Control", "(a) or");

    assertThat(NoticeFormat.TEXT.render(silent))
        .contains("Global Privacy Control")
        .doesNotContain("scrolled", "to learn how", "(a) or", "on pages");
    assertThat(csv(silent)).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(NoticeFormat.class)
  void everyForm_namesNothingOfHowTheApplicationIsRun(NoticeFormat format) {
    String text =
        format.render(
            config(
                "tracker.user.session-attribute", "attr-secret",
                "tracker.exclude", "/path-secret/*",
                "tracker.anchor.syslog", "log-secret:514",
                "tracker.jdbc.password", "pw-secret"));

    assertThat(text).doesNotContain("secret").contains("shop");
  }

  @Test
  void html_ofAHostileName_holdsNoMarkupOfIt() {
    String html = NoticeFormat.HTML.render(hostile());

    assertThat(html)
        .contains("=&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;\\u202e\\u000a")
        .doesNotContain("<script", "\u202e");
    assertThat(html.replaceAll("</?(section|h1|h2|p|ul|li)( [a-z]+=\"[a-z-]+\")*>", ""))
        .doesNotContain("<", ">");
  }

  @Test
  void markdown_ofAHostileName_holdsNoMarkupOfIt() {
    assertThat(NoticeFormat.MARKDOWN.render(hostile()).lines().findFirst().orElse(""))
        .startsWith("# What =\\<script\\>")
        .contains("\\[a\\](b)");
  }

  @Test
  void csv_ofAHostileName_isNoFormula() {
    List<NamedCsvRecord> rows = csv(hostile());

    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).getField("application")).startsWith("'=");
  }

  @Test
  void csvAndJson_holdTheSameActivities() {
    TrackerConfig config = config();
    Map<String, Object> json =
        CanonicalJson.object(
            NoticeFormat.JSON.render(config).strip().getBytes(StandardCharsets.UTF_8));

    List<Object> fromCsv = new ArrayList<>();
    csv(config).forEach(row -> fromCsv.add(new TreeMap<>(row.getFieldsAsMap())));
    assertThat(json.get("activities")).isEqualTo(fromCsv);
  }

  @Test
  void activities_holdWhatArticle30AsksFor() {
    Map<String, String> requests =
        new ProcessingRecord(
                config("tracker.address", "none", "tracker.retention.requests-days", "7"))
            .activities().stream()
                .filter(each -> each.getOrDefault("recordKinds", "").contains("request"))
                .findFirst()
                .orElseThrow();

    assertThat(requests)
        .containsEntry("purposes", "audit, operations, security")
        .containsEntry("legalBasis", "Art. 6(1)(f) GDPR")
        .containsEntry("controller", ProcessingRecord.TO_FILL)
        .containsEntry("period", "7 days")
        .containsEntry("catalogue", EventCatalogue.version());
    assertThat(requests.get("dataCategories"))
        .contains("who.user", "who.agent", "what.path")
        .doesNotContain("who.ip", "who.peer", "what.query");
  }

  @ParameterizedTest
  @CsvSource({"1, 1 day", "31, 31 days", "366, 366 days (about 12 months)"})
  void period_isToldInWords(int days, String words) {
    RetentionConfig kept = config().retention().with(RecordClass.TECHNICAL, days);

    assertThat(new Periods(kept).words(RecordClass.TECHNICAL)).isEqualTo(words);
  }

  private static List<NamedCsvRecord> csv(TrackerConfig config) {
    return CsvReader.builder().ofNamedCsvRecord(NoticeFormat.CSV.render(config)).stream().toList();
  }
}
