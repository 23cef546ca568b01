package org.sessiontrail.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/**
 * Every kind of record there is, with its members: what is not named here is not written.
 *
 * <p>Threads: immutable.
 */
public final class EventCatalogue {
  private static final int VERSION_CHARS = 16;
  private static final List<Member> COMMON =
      List.of(
          new Member("v", Member.Type.INTEGER, Member.ALWAYS, "version of the leaf's form, 1"),
          new Member("kind", Member.Type.TEXT, Member.ALWAYS, "the kind of record"),
          new Member("at", Member.Type.TIME, Member.ALWAYS, "when it began, UTC"),
          new Member("stream", Member.Type.TEXT, Member.ALWAYS, "`<node>/<boot id>` of the writer"),
          new Member(
              "seq", Member.Type.INTEGER, Member.ALWAYS, "number in the stream, without holes"),
          new Member("sid", Member.Type.TEXT, "on a trail", "the random id of the trail"),
          new Member("sseq", Member.Type.INTEGER, "on a trail", "number on the trail"),
          new Member(
              "withheld",
              Member.Type.LIST,
              "when an optional purpose is not permitted",
              "the purposes it must not serve"),
          new Member(
              "vid",
              Member.Type.TEXT,
              "with `tracker.consent=cookieless`",
              "the visitor of the day, for counting"),
          new Member(
              "_sd", Member.Type.LIST, "with personal values", "digests of the personal groups"),
          new Member("nonce", Member.Type.TEXT, "without personal values", "16 random bytes"));
  private static final Map<Kind, CatalogueEntry> ENTRIES = entriesByKind();
  private static final String VERSION = versionOf(ENTRIES);

  private EventCatalogue() {}

  /** One entry a kind, in the order of {@link Kind}. */
  public static List<CatalogueEntry> entries() {
    return List.copyOf(ENTRIES.values());
  }

  /** The entry of {@code kind}. */
  public static CatalogueEntry of(Kind kind) {
    CatalogueEntry entry = ENTRIES.get(kind);
    if (entry == null) {
      throw new IllegalStateException("the catalogue lacks " + kind.id());
    }
    return entry;
  }

  /** The members that records of every kind may have. */
  public static List<Member> common() {
    return COMMON;
  }

  /**
   * The version of this catalogue: the first {@value #VERSION_CHARS} hexadecimal digits of the
   * SHA-256 of its canonical form. Any change of its content changes it.
   */
  public static String version() {
    return VERSION;
  }

  /**
   * What {@code record} holds and the catalogue does not name, or lacks though it always has it,
   * one line each; empty when all is in order.
   */
  public static List<String> faults(StoredRecord record) {
    CatalogueEntry entry = of(record.kind());
    List<Member> known = Stream.concat(COMMON.stream(), entry.members().stream()).toList();
    List<String> out = new ArrayList<>();
    record.members().forEach((name, value) -> addFault(out, known, name, value));
    known.stream()
        .filter(member -> member.isAlways() && !record.members().containsKey(member.name()))
        .forEach(member -> out.add(member.name() + " is missing"));
    record
        .personal()
        .forEach((name, value) -> addFaults(out, entry.group(name), name, (Map<?, ?>) value));
    return out.stream().map(fault -> entry.kind().id() + ": " + fault).toList();
  }

  private static void addFault(List<String> out, List<Member> known, String name, Object value) {
    Member member =
        known.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    if (member == null) {
      out.add(name + " is not in the catalogue");
    } else if (!member.type().holds(value)) {
      out.add(name + " is no " + member.type().id());
    }
  }

  private static void addFaults(
      List<String> out, @Nullable PersonalGroup group, String name, Map<?, ?> values) {
    for (Object value : values.keySet()) {
      if (group == null || !group.allows((String) value)) {
        out.add(name + "." + value + " is not in the catalogue");
      }
    }
  }

  static Stream<String> commonNames() {
    return COMMON.stream().map(Member::name);
  }

  private static Map<Kind, CatalogueEntry> entriesByKind() {
    Map<Kind, CatalogueEntry> out = new EnumMap<>(Kind.class);
    Stream.of(StreamEntries.all(), TrailEntries.all(), PageEntries.all(), StewardEntries.all())
        .flatMap(List::stream)
        .forEach(
            entry -> {
              if (out.put(entry.kind(), entry) != null) {
                throw new IllegalStateException(entry.kind().id() + " is described twice");
              }
            });
    return out;
  }

  private static String versionOf(Map<Kind, CatalogueEntry> entries) {
    Map<String, Object> all =
        Map.of(
            "common", COMMON.stream().map(Member::canonical).toList(),
            "kinds", entries.values().stream().map(CatalogueEntry::canonical).toList());
    return sha256(CanonicalJson.text(all)).substring(0, VERSION_CHARS);
  }

  /** The SHA-256 of {@code text} in hexadecimal digits. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
