package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.MemoryTrail;

/**
 * Events against the published schema, where somebody has it ({@link Schemas}), and the checker
 * against a small one of our own.
 */
class OcsfSchemaTest {
  @TempDir Path own;

  @Tag(Schemas.GROUP)
  @Test
  void everyKind_fitsThePublishedSchema() throws Exception {
    assertNoFindings(EveryKind.decent());
  }

  @Tag(Schemas.GROUP)
  @Test
  void everyKind_afterAnErasure_fitsThePublishedSchema() throws Exception {
    assertNoFindings(EveryKind.erased(EveryKind.decent()));
  }

  @Tag(Schemas.GROUP)
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hostileRecords_fitThePublishedSchema(long seed) throws Exception {
    assertNoFindings(EveryKind.hostile(seed, 300));
    assertNoFindings(EveryKind.erased(EveryKind.hostile(seed, 300)));
  }

  @Tag(Schemas.GROUP)
  @Test
  void publishedSchema_findsWhatIsWrong() throws Exception {
    OcsfSchema schema = new OcsfSchema(Schemas.published("ocsf"));
    JsonObject login =
        JsonText.lines(EveryKind.written(EveryKind.decent(), OcsfExport::new)).stream()
            .filter(event -> event.getInt("class_uid") == 3002)
            .findFirst()
            .orElseThrow();
    assertThat(schema.findings(login)).isEmpty();

    JsonObject bad =
        Json.createObjectBuilder(login)
            .remove("user")
            .remove("service")
            .add("activity_id", 42)
            .add("colour", "red")
            .add("time", "noon")
            .add("src_endpoint", Json.createObjectBuilder().add("ip", "nowhere"))
            .build();

    assertThat(schema.findings(bad))
        .anyMatch(finding -> finding.startsWith("user is missing"))
        .anyMatch(finding -> finding.startsWith("has none of [\"service\""))
        .contains("activity_id may not be 42", "colour is unknown in authentication")
        .anyMatch(finding -> finding.startsWith("time is no timestamp_t"))
        .anyMatch(finding -> finding.startsWith("src_endpoint.ip is no ip_t"))
        .contains("type_uid is 300201, not 300242")
        .hasSize(7);
  }

  @Test
  void checker_knowsRequiredTypesEnumsConstraintsAndProfiles() throws Exception {
    OcsfSchema schema = new OcsfSchema(made());
    String good =
        "{'class_uid':9007,'category_uid':9,'activity_id':1,'type_uid':900701,'who':{'name':'a'}}";
    assertThat(schema.findings(event(good))).isEmpty();

    assertThat(schema.findings(event("{'class_uid':1}"))).containsExactly("class_uid 1 is unknown");
    assertThat(schema.findings(event(good.replace("{'name':'a'}", "{}"))))
        .containsExactly("who.has none of [\"name\"] in person");
    assertThat(schema.findings(event(good.replace("'a'", "1"))))
        .containsExactly("who.name is no string_t: 1");
    assertThat(schema.findings(event(good.replace("'who'", "'extra'"))))
        .containsExactly("extra is unknown in visit", "who is missing in visit");
    assertThat(schema.findings(event(good.replace("'who'", "'old':'x','who'"))))
        .containsExactly("old is deprecated");
    String withProfile =
        good.replace("'who'", "'extra':['x'],'metadata':{'profiles':['more']},'who'");
    assertThat(schema.findings(event(withProfile))).isEmpty();
    assertThat(schema.findings(event(withProfile.replace("['x']", "'x'"))))
        .containsExactly("extra is no array");
  }

  private static void assertNoFindings(MemoryTrail trail) throws Exception {
    OcsfSchema schema = new OcsfSchema(Schemas.published("ocsf"));
    assertThat(schema.version()).isEqualTo(OcsfEvents.VERSION);
    List<JsonObject> events = JsonText.lines(EveryKind.written(trail, OcsfExport::new));
    assertThat(events).hasSize((int) trail.size() + 2);
    for (JsonObject event : events) {
      assertThat(schema.findings(event)).as("%s", event).isEmpty();
    }
  }

  /** A schema of one class, written for this test. */
  private Path made() throws IOException {
    write("version.json", "{'version':'0'}");
    write("categories.json", "{'attributes':{'shop':{'uid':9}}}");
    write(
        "dictionary.json",
        "{'attributes':{'class_uid':{'type':'integer_t'},'category_uid':{'type':'integer_t'},"
            + "'activity_id':{'type':'integer_t','enum':{'0':{}}},'type_uid':{'type':'long_t'},"
            + "'who':{'type':'person'},'name':{'type':'string_t'},'old':{'type':'string_t'},"
            + "'extra':{'type':'string_t','is_array':true},'metadata':{'type':'metadata'},"
            + "'profiles':{'type':'string_t','is_array':true}},"
            + "'types':{'attributes':{'integer_t':{},'long_t':{},'string_t':{}}}}");
    write("profiles/more.json", "{'name':'more','attributes':{'extra':{}}}");
    write(
        "events/visit.json",
        "{'name':'visit','uid':7,'category':'shop','attributes':{'$include':['profiles/more.json'],"
            + "'class_uid':{},'category_uid':{},'activity_id':{'enum':{'1':{}}},'type_uid':{},"
            + "'metadata':{},'old':{'@deprecated':{}},'who':{'requirement':'required'}}}");
    write(
        "objects/person.json",
        "{'name':'person','attributes':{'name':{}},'constraints':{'at_least_one':['name']}}");
    write("objects/metadata.json", "{'name':'metadata','attributes':{'profiles':{}}}");
    return own;
  }

  private void write(String name, String json) throws IOException {
    Path file = own.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.replace('\'', '"'));
  }

  private static JsonObject event(String json) {
    return JsonText.object(json.replace('\'', '"'));
  }
}
