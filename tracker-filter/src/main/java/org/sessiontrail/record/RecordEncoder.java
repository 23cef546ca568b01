package org.sessiontrail.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  private final String stream;
  private final KeyedHash hash;
  private final RandomIds random;

  /** An encoder for records of {@code stream}, with pseudonyms under {@code hash}. */
  public RecordEncoder(String stream, KeyedHash hash, RandomIds random) {
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
    List<String> disclosures = disclose(event.personal());
    if (disclosures.isEmpty()) {
      members.put("nonce", random.next());
    } else {
      members.put("_sd", disclosures.stream().map(Disclosure::digest).sorted().toList());
    }
    byte[] leaf = CanonicalJson.text(members).getBytes(StandardCharsets.UTF_8);
    return new StoredRecord(leaf, members, disclosures, subjectRef(event.subject()));
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
