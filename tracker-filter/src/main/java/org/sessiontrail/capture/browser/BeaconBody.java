package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a beacon's request: the only one the tracker ever reads, and no more of it. */
final class BeaconBody {
  /** More is refused. */
  static final int MOST_BYTES = 16 * 1024;

  private BeaconBody() {}

  /** The text of a body; null when it is too large, of another type, no UTF-8, or breaks off. */
  static @Nullable String of(HttpServletRequest request) {
    if (!isExpected(request.getContentType()) || request.getContentLengthLong() > MOST_BYTES) {
      return null;
    }
    try {
      InputStream in = request.getInputStream();
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? null : text(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isExpected(@Nullable String type) {
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    String plain = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return plain.equals("text/plain") || plain.equals("application/json");
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
