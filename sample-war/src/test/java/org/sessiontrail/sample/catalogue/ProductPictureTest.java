package org.sessiontrail.sample.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ProductPictureTest {
  @Test
  void of_everyProduct_isCompleteAndUnlikeAnyOther() {
    assertThat(new Catalogue().products())
        .extracting(ProductPicture::of)
        .doesNotHaveDuplicates()
        .allSatisfy(
            svg -> {
              assertThat(svg).doesNotContain("{").doesNotContain("style=");
              assertThat(rootOf(svg)).isEqualTo("svg");
            });
  }

  private static String rootOf(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement()
        .getTagName();
  }
}
