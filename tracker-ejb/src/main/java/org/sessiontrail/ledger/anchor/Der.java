package org.sessiontrail.ledger.anchor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of a DER encoding (ITU-T X.690), as far as time stamps need it: definite lengths,
 * tags of one byte.
 *
 * @param tag its first byte
 * @param whole the element with tag and length
 * @param content the element without them
 */
@SuppressWarnings("ArrayRecordComponent") // slices of one message; equality is never asked
record Der(int tag, byte[] whole, byte[] content) {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OID = 0x06;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int CONSTRUCTED = 0x20;
  private static final int MAX_LENGTH_BYTES = 3;

  /** The one element that {@code bytes} are. */
  static Der parse(byte[] bytes) throws AnchorException {
    List<Der> all = elements(bytes);
    if (all.size() != 1) {
      throw malformed();
    }
    return all.get(0);
  }

  /** The elements within. */
  List<Der> children() throws AnchorException {
    if ((tag & CONSTRUCTED) == 0) {
      throw malformed();
    }
    return elements(content);
  }

  /** The element within at {@code index}. */
  Der child(int index) throws AnchorException {
    List<Der> children = children();
    if (index >= children.size()) {
      throw malformed();
    }
    return children.get(index);
  }

  /** Makes sure of the tag. */
  Der of(int expected) throws AnchorException {
    if (tag != expected) {
      throw malformed();
    }
    return this;
  }

  BigInteger integer() throws AnchorException {
    of(INTEGER);
    if (content.length == 0) {
      throw malformed();
    }
    return new BigInteger(content);
  }

  static AnchorException malformed() {
    return new AnchorException("TRK-0414 not a time stamp: its DER encoding is malformed");
  }

  /** An element of {@code tag} around {@code parts}. */
  static byte[] encode(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    ByteBuffer out = ByteBuffer.allocate(head.length + length).put(head);
    for (byte[] part : parts) {
      out.put(part);
    }
    return out.array();
  }

  private static List<Der> elements(byte[] bytes) throws AnchorException {
    List<Der> out = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int begin = at;
      if (bytes.length - at < 2) {
        throw malformed();
      }
      int tag = bytes[at] & 0xFF;
      int length = bytes[at + 1] & 0xFF;
      at += 2;
      if (length >= 0x80) {
        int more = length - 0x80;
        if (more == 0 || more > MAX_LENGTH_BYTES || bytes.length - at < more) {
          throw malformed();
        }
        length = new BigInteger(1, Arrays.copyOfRange(bytes, at, at + more)).intValueExact();
        at += more;
      }
      if (length > bytes.length - at) {
        throw malformed();
      }
      out.add(
          new Der(
              tag,
              Arrays.copyOfRange(bytes, begin, at + length),
              Arrays.copyOfRange(bytes, at, at + length)));
      at += length;
    }
    return out;
  }
}
