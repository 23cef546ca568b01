package org.sessiontrail.spool.segment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;

/**
 * A record as the payload of a frame.
 *
 * <pre>
 *   | version 1 | leaf | count | disclosure ... | subjectRef |
 *     byte        text   int     count texts      text
 *
 *   text: | length | bytes in UTF-8 |      length -1: null, only as subjectRef
 *           int
 * </pre>
 */
public final class RecordFrame {
  private static final byte VERSION = 1;
  private static final int NULL = -1;

  private RecordFrame() {}

  /** The payload of {@code record}: what {@link #decode} makes the same leaf bytes of. */
  public static byte[] encode(StoredRecord record) {
    List<byte[]> texts = new ArrayList<>(record.disclosures().size());
    int bytes = 1 + 3 * Integer.BYTES + record.leaf().length;
    for (String disclosure : record.disclosures()) {
      byte[] text = disclosure.getBytes(StandardCharsets.UTF_8);
      texts.add(text);
      bytes += Integer.BYTES + text.length;
    }
    String subjectRef = record.subjectRef();
    byte[] subject = subjectRef == null ? null : subjectRef.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(bytes + (subject == null ? 0 : subject.length));
    out.put(VERSION).putInt(record.leaf().length).put(record.leaf()).putInt(texts.size());
    texts.forEach(text -> out.putInt(text.length).put(text));
    if (subject == null) {
      return out.putInt(NULL).array();
    }
    return out.putInt(subject.length).put(subject).array();
  }

  /**
   * The record in {@code payload}.
   *
   * @throws IllegalArgumentException when damaged, or of a version that is not known
   */
  public static StoredRecord decode(byte[] payload) {
    ByteBuffer in = ByteBuffer.wrap(payload);
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("frame of version " + version);
      }
      byte[] leaf = bytes(in, in.getInt());
      List<String> disclosures = disclosures(in);
      String subjectRef = subjectRef(in);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(in.remaining() + " bytes after the record");
      }
      return StoredRecord.of(leaf, disclosures, subjectRef);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("frame ends early", e);
    }
  }

  private static List<String> disclosures(ByteBuffer in) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / Integer.BYTES) {
      throw new IllegalArgumentException(count + " disclosures");
    }
    List<String> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      out.add(text(in, in.getInt()));
    }
    return List.copyOf(out);
  }

  private static @Nullable String subjectRef(ByteBuffer in) {
    int length = in.getInt();
    return length == NULL ? null : text(in, length);
  }

  private static String text(ByteBuffer in, int length) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(bytes(in, length));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text not in UTF-8", e);
    }
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("text of " + length + " bytes");
    }
    byte[] out = new byte[length];
    in.get(out);
    return out;
  }
}
