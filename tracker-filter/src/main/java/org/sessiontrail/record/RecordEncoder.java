package org.sessiontrail.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a fact into its stored form. The same fact encoded twice gives two leaves that differ in
 * salts and nonce; stream and number say that they are the same record.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class RecordEncoder {
  /** Version of the leaf's form, its member {@code v}. */
  public static final int VERSION = 1;

  /** Says what is kept of the personal values of a fact. */
  public interface Keeping {
    /** Everything is. */
    Keeping ALL = event -> new Kept(event.personal(), Map.of(), event.subject());

    /** What is kept of {@code event}. */
    Kept of(TrailEvent event);
  }

  /**
   * What is kept of a fact's personal values.
   *
   * @param stored values by group, kept beside the leaf
   * @param committed values that the leaf commits to and that are kept nowhere, by their full name
   *     ({@code who.user})
   * @param subject the user it is about, or null
   */
  public record Kept(
      Map<String, Map<String, Object>> stored,
      Map<String, Object> committed,
      @Nullable String subject) {}

  private static final int SALT_BYTES = 16;

  private final String stream;
  private final KeyedHash hash;
  private final RandomIds random;
  private final Keeping keeping;

  /** An encoder for records of {@code stream}, with pseudonyms under {@code hash}. */
  public RecordEncoder(String stream, KeyedHash hash, RandomIds random) {
    this(stream, hash, random, Keeping.ALL);
  }

  /** As the other one, keeping what {@code keeping} says. */
  public RecordEncoder(String stream, KeyedHash hash, RandomIds random, Keeping keeping) {
    this.keeping = keeping;
    this.stream = stream;
    this.hash = hash;
    this.random = random;
  }

  /**
   * The stored form of {@code event} as number {@code seq} of the stream.
   *
   * @param trailSeq its number on its trail within this stream; ignored for a fact without trail
   */
  public StoredRecord encode(TrailEvent event, long seq, long trailSeq) {
    Map<String, Object> members = new TreeMap<>(event.members());
    members.put("v", VERSION);
    members.put("kind", event.kind().id());
    members.put("at", TrailClock.format(event.epochMicros()));
    members.put("stream", stream);
    members.put("seq", seq);
    if (event.trailId() != null) {
      members.put("sid", event.trailId());
      members.put("sseq", trailSeq);
    }
    Kept kept = keeping.of(event);
    List<String> disclosures = disclose(kept.stored());
    if (disclosures.isEmpty() && kept.committed().isEmpty()) {
      members.put("nonce", random.next());
    } else {
      List<String> openings = new ArrayList<>(disclosures);
      kept.committed().forEach((name, value) -> openings.add(opening(seq, name, value)));
      members.put("_sd", openings.stream().map(Disclosure::digest).sorted().toList());
    }
    byte[] leaf = CanonicalJson.text(members).getBytes(StandardCharsets.UTF_8);
    return new StoredRecord(leaf, members, disclosures, subjectRef(kept.subject()));
  }

  /**
   * What a leaf commits to where the value is not kept: as any other disclosure, with a salt that
   * whoever has the key can make again to show that a value was this one.
   */
  private String opening(long seq, String name, Object value) {
    byte[] salt = hash.keyFor("commit\n" + stream + "\n" + seq + "\n" + name);
    String text =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(salt, SALT_BYTES));
    return Disclosure.of(text, name, value);
  }

  private List<String> disclose(Map<String, Map<String, Object>> personal) {
    List<String> out = new ArrayList<>(personal.size());
    personal.forEach((group, values) -> out.add(Disclosure.of(random.next(), group, values)));
    return out;
  }

  private @Nullable String subjectRef(@Nullable String subject) {
    return subject == null ? null : hash.ofUser(subject);
  }
}
