package org.sessiontrail.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.CanonicalJson;

class CsvCellTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final String[] PIECES = {
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "'",
    "\"",
    ",",
    ";",
    "; =",
    "\\",
    "\\u",
    "\\u0041",
    "u",
    "\r",
    "\n",
    "\t",
    "\0",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\u200b",
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    " ",
    "  ",
    "cmd|'/C calc'!A0",
    "ä",
    "漢",
    "1",
    "|"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\u00a0=1",
        "\u3000=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "'=1",
        "=cmd|' /C calc'!A0",
        "-"
      })
  void text_thatASpreadsheetWouldCompute_getsAnApostrophe(String text) {
    assertThat(CsvCell.text(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64)|Mozilla/5.0 (X11; Linux x86_64)",
        "a=b|a=b",
        "C:\\dir|C:\\dir",
        "C:\\users|C:\\u005cusers",
        "a;=1|a\\u003b=1",
        "a; -1;b|a\\u003b -1;b"
      })
  void text_elsewhere_isLeftAloneOrEscaped(String text, String expected) {
    assertThat(CsvCell.text(text)).isEqualTo(expected);
  }

  @Test
  void text_withLineBreaksAndHiddenCharacters_showsThem() {
    assertThat(CsvCell.text("a\r\nb\tc\0\u202ed\u2028"))
        .isEqualTo("a\\u000d\\u000ab\\u0009c\\u0000\\u202ed\\u2028");
    assertThat(CsvCell.text("\t=1")).isEqualTo("\\u0009=1");
  }

  @Test
  void text_ofRandomPieces_isSafeAndCanBeUndone() {
    Random random = new Random(20260105);
    for (int round = 0; round < 20_000; round++) {
      String text = randomText(random);
      CsvRecord read = throughCsv(CsvCell.text(text), CsvCell.text("after"));
      assertThat(read.getFields()).hasSize(2);
      String cell = read.getField(0);
      assertThat(cell).as("of <%s>", text).doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]");
      assertThat(cell).doesNotMatch("(?s)[\\s\\p{Z}]*[=+\\-@＝＋－＠].*");
      assertThat(undone(cell)).isEqualTo(text);
    }
  }

  @Test
  void json_ofRandomPieces_staysJsonOfTheSameValue() {
    Random random = new Random(42);
    for (int round = 0; round < 5_000; round++) {
      String text = randomText(random);
      Map<String, Object> value = Map.of("a", text, "list", List.of(text, 1L));
      String json = CanonicalJson.text(value);
      String cell = throughCsv(CsvCell.json(json)).getField(0);
      assertThat(cell).doesNotContainPattern("[\\p{Cntrl}\u2028\u2029]");
      assertThat(CanonicalJson.array("[" + cell + "]"))
          .isEqualTo(CanonicalJson.array("[" + json + "]"));
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static CsvRecord throughCsv(String... cells) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(out.toString().strip().lines()).hasSize(1);
    List<CsvRecord> records = CsvReader.builder().ofCsvRecord(out.toString()).stream().toList();
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static String undone(String cell) {
    String bare = cell.startsWith("'") ? cell.substring(1) : cell;
    Matcher escapes = ESCAPE.matcher(bare);
    return escapes.replaceAll(
        found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
