package org.sessiontrail.sample.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Draws products: a motif's drawing, filled with the product's colours and label. */
public final class ProductPicture {
  private static final Map<Motif, String> DRAWINGS = load();

  private ProductPicture() {}

  /** The picture as a complete SVG document. */
  public static String of(Product product) {
    Product.Picture picture = product.picture();
    int hue = picture.hue();
    return Objects.requireNonNull(DRAWINGS.get(picture.motif()))
        .replace("{paper}", colour(hue, 42, 91))
        .replace("{shade}", colour(hue, 32, 82))
        .replace("{light}", colour(hue, 46, 58))
        .replace("{body}", colour(hue, 42, 42))
        .replace("{dark}", colour(hue, 44, 28))
        .replace("{accent}", colour(hue + 350, 72, 68))
        .replace("{label}", picture.label());
  }

  private static String colour(int hue, int saturation, int lightness) {
    return "hsl(" + hue % 360 + "," + saturation + "%," + lightness + "%)";
  }

  private static Map<Motif, String> load() {
    Map<Motif, String> drawings = new EnumMap<>(Motif.class);
    for (Motif motif : Motif.values()) {
      try (InputStream in = ProductPicture.class.getResourceAsStream(motif.resource())) {
        if (in == null) {
          throw new IllegalStateException("no drawing " + motif.resource());
        }
        drawings.put(motif, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return drawings;
  }
}
