package org.sessiontrail.report.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.record.CanonicalJson;

/**
 * What a bundle says of itself, in {@code manifest.json}: canonical JSON with the hash of each
 * other file, and a hash over its own text without that hash. It is not signed: it finds accidents,
 * the checkpoints find forgery.
 *
 * @param form what part of the log it is
 * @param from place of the first record
 * @param to place after the last one
 * @param records how many there are
 * @param query what was asked for
 * @param tool what wrote it
 * @param made when, as a stamp
 * @param files all other files
 */
record Manifest(
    Evidence.Form form,
    long from,
    long to,
    long records,
    Map<String, String> query,
    String tool,
    String made,
    List<FileLine> files) {
  /** Its name in a bundle. */
  static final String NAME = "manifest.json";

  /** One file of a bundle. */
  record FileLine(String name, String sha256, long bytes) {}

  /** The same of other files. */
  Manifest with(List<FileLine> others) {
    return new Manifest(form, from, to, records, query, tool, made, others);
  }

  /** The text of the file. */
  String text() {
    Map<String, Object> members = new TreeMap<>();
    List<Map<String, Object>> lines = new ArrayList<>(files.size());
    for (FileLine file : files) {
      lines.add(Map.of("name", file.name(), "sha256", file.sha256(), "bytes", file.bytes()));
    }
    members.put("files", lines);
    members.put("form", form.name());
    members.put("from", from);
    members.put("made", made);
    members.put("query", query);
    members.put("records", records);
    members.put("to", to);
    members.put("tool", tool);
    members.put("v", 1);
    members.put("digest", digest(members));
    return CanonicalJson.text(members);
  }

  /**
   * The manifest of {@code bytes}.
   *
   * @throws IllegalArgumentException when they are none, or any of them was changed
   */
  static Manifest parse(byte[] bytes) {
    Map<String, Object> members = CanonicalJson.object(bytes);
    Object digest = members.remove("digest");
    if (!digest(members).equals(digest)) {
      throw new IllegalArgumentException("its own hash is not right");
    }
    try {
      List<FileLine> files = new ArrayList<>();
      for (Object line : (List<?>) required(members, "files")) {
        Map<?, ?> file = (Map<?, ?>) line;
        files.add(
            new FileLine(
                (String) required(file, "name"),
                (String) required(file, "sha256"),
                (Long) required(file, "bytes")));
      }
      Map<String, String> query = new TreeMap<>();
      ((Map<?, ?>) required(members, "query"))
          .forEach((name, value) -> query.put((String) name, String.valueOf(value)));
      return new Manifest(
          Evidence.Form.valueOf((String) required(members, "form")),
          (Long) required(members, "from"),
          (Long) required(members, "to"),
          (Long) required(members, "records"),
          query,
          (String) required(members, "tool"),
          (String) required(members, "made"),
          files);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException("a member of another type", e);
    }
  }

  private static Object required(Map<?, ?> members, String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("it lacks " + name);
    }
    return value;
  }

  private static String digest(Map<String, Object> members) {
    return HexFormat.of()
        .formatHex(sha256().digest(CanonicalJson.text(members).getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
