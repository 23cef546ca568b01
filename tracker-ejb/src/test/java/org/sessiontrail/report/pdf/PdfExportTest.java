package org.sessiontrail.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.MemoryTrail.action;
import static org.sessiontrail.report.MemoryTrail.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PdfExportTest {
  private static final Attestation SEAL =
      new Attestation(
          "shop.example.com/trail",
          300,
          "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
          "shop.example.com/trail\n300\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— key Az3grl");

  @TempDir Path directory;

  @BeforeAll
  static void startVeraPdf() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Test
  void document_isPdfA2b() throws Exception {
    assertArchivable(document(shop(300), Long.MAX_VALUE, SEAL));
    assertArchivable(document(new MemoryTrail(), Long.MAX_VALUE, null));
    assertArchivable(document(odd(), 2, null));
  }

  @Test
  void title_tellsScopeMakerAndCompleteness() throws Exception {
    MemoryTrail trail = shop(12).lose("gap.spool-full", 12).lose("suppressed.gpc", 3);

    String title = page(document(trail, 100, null), 1);

    assertThat(title)
        .contains("Audit report", "shop", "Made by anna", "User all")
        .contains("12 records meet the conditions")
        .contains("12 records were taken in this period and then lost (spool-full 12)")
        .contains("3 requests were seen in this period and by rule not recorded (gpc 3)")
        .contains("Not sealed")
        .containsPattern("page 1 of \\d+");
  }

  @Test
  void title_ofASealedLog_holdsTheCheckpoint() throws Exception {
    assertThat(page(document(shop(5), 100, SEAL), 1))
        .contains(SEAL.rootHash(), "Records covered 300", "key Az3grl")
        .doesNotContain("Not sealed");
  }

  @Test
  void records_areAllPrinted_withHeadingIdAndNumberOnEachPage() throws Exception {
    byte[] document = document(shop(300), Long.MAX_VALUE, null);

    String all = text(document);
    int pages = pages(document);

    assertThat(count(all, "(?m)^\\d+ 2026-01-05 \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ")).isEqualTo(300);
    assertThat(count(all, "GET /item/")).isEqualTo(200);
    assertThat(pages).isGreaterThan(6);
    assertThat(count(all, "page \\d+ of " + pages)).isEqualTo(pages);
    assertThat(count(all, "Audit report [\\w-]{22} of shop")).isEqualTo(pages);
    assertThat(count(all, "(?m)^index time \\(UTC\\)")).isBetween(5, pages - 3);
    assertThat(all).contains("Signature", "Reviewed by");
  }

  @Test
  void records_areTheSameForAnotherReader() throws Exception {
    Path tool = Path.of("/usr/bin/pdftotext");
    assumeTrue(Files.isExecutable(tool), "Debian's poppler-utils is not installed");
    Path file = Files.write(directory.resolve("report.pdf"), document(shop(300), 1_000, null));

    Process process = new ProcessBuilder(tool.toString(), "-layout", file.toString(), "-").start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(count(all, "(?m)^ *\\d+ +2026-01-05 \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ")).isEqualTo(300);
    assertThat(count(all, "GET /item/")).isEqualTo(200);
    assertThat(count(all, "order\\.place")).isEqualTo(100);
  }

  @Test
  void records_beyondTheLimit_areCountedAndNotPrinted() throws Exception {
    String all = text(document(shop(300), 90, null));

    assertThat(count(all, "(?m)^\\d+ 2026-01-05 \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ")).isEqualTo(90);
    assertThat(all)
        .contains("300 records meet the conditions")
        .containsPattern("prints\\s+the\\s+first\\s+90\\s+of\\s+300\\s+records;\\s+210")
        .containsPattern("in\\s+format\\s+jsonl");
  }

  @Test
  void summary_countsByKindOutcomeRouteAndUser() throws Exception {
    String summary = page(document(shop(300), 0, null), 2);

    assertThat(summary)
        .contains("300 records, whether printed or not", "Records by hour")
        .containsPattern("request 200 66\\.7 %")
        .containsPattern("action 100 33\\.3 %")
        .containsPattern("success 300 100\\.0 %")
        .containsPattern("/item/\\{id\\} 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada Größe Łódź", "Ελλάς", "Журнал", "fi ffl office"})
  void text_inLatinGreekAndCyrillic_isReadAsItIs(String user) throws Exception {
    MemoryTrail trail = new MemoryTrail().add(request(TEN, "t", user, "/x"));

    assertThat(text(document(trail, 10, null))).contains(user);
  }

  @Test
  void text_thatTheFontLacks_isReplacedVisibly() throws Exception {
    String all = text(document(odd(), 10, null));

    assertThat(all)
        .contains("a□□□b", "\\u0000", "\\u202e")
        .contains("The font of this document lacks some characters");
  }

  @Test
  void text_ofRandomCharacters_neverFails() throws Exception {
    Random random = new Random(20260105);
    MemoryTrail trail = new MemoryTrail();
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(60); left > 0; left--) {
        text.append((char) random.nextInt(0x10000));
      }
      trail.add(request(TEN + i, "t", text.toString().strip(), "/" + text));
    }

    assertThat(pages(document(trail, 500, null))).isGreaterThan(5);
  }

  @Test
  void report_thatBreaksOff_writesNothing() {
    MemoryTrail trail = shop(10).failAfter(5, new IOException("connection reset"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> write(trail, new PdfExport(out), null)).hasMessage("connection reset");
    assertThat(out.size()).isZero();
  }

  /** Two requests and an action, over and over, ten seconds apart. */
  private static MemoryTrail shop(int records) {
    MemoryTrail trail = new MemoryTrail();
    for (int i = 0; i < records; i++) {
      long at = TEN + i * 10_000_000L;
      String user = "user-" + i % 17;
      String session = "trail-" + i % 17;
      trail.add(
          i % 3 == 2
              ? action(at, session, user, at - 10_000_000L)
              : request(at, session, user, "/item/" + i));
    }
    return trail;
  }

  /** Characters that no font has, and texts that are too long for a line and for a word. */
  private static MemoryTrail odd() {
    return new MemoryTrail()
        .add(request(TEN, "t", "a漢字😀b", "/x\0y\u202ez"))
        .add(request(TEN + 1, "t", "x".repeat(500), "/" + "long/".repeat(200)))
        .add(Fact.of(Kind.SESSION_END, TEN + 2).on("t").put("reason", "شكرا \ud83d").build());
  }

  private static byte[] document(MemoryTrail trail, long mostRows, @Nullable Attestation seal)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(trail, new PdfExport(out, mostRows), seal);
    return out.toByteArray();
  }

  private static void write(MemoryTrail trail, PdfExport to, @Nullable Attestation seal)
      throws Exception {
    new AuditReport(trail, "shop", TrailClock.system())
        .madeBy("anna")
        .attested(seal)
        .write(TrailQuery.all(), to, AuditReport.Progress.NONE);
  }

  private static void assertArchivable(byte[] document) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance()
            .createParser(new ByteArrayInputStream(document), PDFAFlavour.PDFA_2_B)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false).validate(parser);
      assertThat(result.getTestAssertions()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  private static String text(byte[] document) throws IOException {
    try (PDDocument read = Loader.loadPDF(document)) {
      return stripped(read, 1, Integer.MAX_VALUE);
    }
  }

  private static String page(byte[] document, int number) throws IOException {
    try (PDDocument read = Loader.loadPDF(document)) {
      return stripped(read, number, number);
    }
  }

  private static String stripped(PDDocument read, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(read);
  }

  private static int pages(byte[] document) throws IOException {
    try (PDDocument read = Loader.loadPDF(document)) {
      return read.getNumberOfPages();
    }
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
