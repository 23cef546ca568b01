package org.sessiontrail.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;

/**
 * Disclosures as one column: a JSON array whose elements are the disclosures opened, {@code [salt,
 * name, value]}. That is a quarter smaller than their base64url form and can be read with the
 * database's own JSON functions. A disclosure is base64url over the canonical text of its element,
 * so nothing is lost; one that is not canonical stays a string.
 */
public final class DisclosureText {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private DisclosureText() {}

  /** The column's text, null for no disclosure. */
  public static @Nullable String write(List<String> disclosures) {
    if (disclosures.isEmpty()) {
      return null;
    }
    StringBuilder out = new StringBuilder(512);
    char separator = '[';
    for (String disclosure : disclosures) {
      out.append(separator).append(element(disclosure));
      separator = ',';
    }
    return out.append(']').toString();
  }

  /**
   * The disclosures of a column's text.
   *
   * @throws IllegalArgumentException when the text is not what {@link #write} wrote
   */
  public static List<String> read(@Nullable String column) {
    if (column == null) {
      return List.of();
    }
    List<String> out = new ArrayList<>();
    for (Object element : CanonicalJson.array(column)) {
      out.add(
          element instanceof String whole
              ? whole
              : ENCODER.encodeToString(CanonicalJson.bytes(element)));
    }
    return out;
  }

  private static String element(String disclosure) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(disclosure), StandardCharsets.UTF_8);
      String canonical = CanonicalJson.text(CanonicalJson.array(json));
      if (ENCODER.encodeToString(canonical.getBytes(StandardCharsets.UTF_8)).equals(disclosure)) {
        return canonical;
      }
    } catch (IllegalArgumentException e) {
      // kept whole below
    }
    return CanonicalJson.text(disclosure);
  }
}
