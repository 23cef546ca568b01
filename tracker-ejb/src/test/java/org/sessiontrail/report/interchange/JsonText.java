package org.sessiontrail.report.interchange;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads JSON with a reader that is not ours. */
final class JsonText {
  private JsonText() {}

  static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Each line of a file; only a newline ends one. */
  static List<JsonObject> lines(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    return List.of(text.split("\n")).stream().map(JsonText::object).toList();
  }
}
