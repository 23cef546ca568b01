package org.sessiontrail.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zip files beyond what the old form can count: Zip64. The JDK's reader is the second opinion. */
class LargeZipTest {
  private static final int FILES = 66_000;
  private static final long HUGE = 5L << 30;

  @TempDir Path dir;

  @Test
  void zip_ofMoreThan65535Files_isWrittenAndRead() throws Exception {
    Path zip = dir.resolve("many.zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
      ZipSink sink = new ZipSink(out, dir);
      for (int i = 0; i < FILES; i++) {
        sink.write("proofs/" + i, "proof " + i);
      }
      sink.finish();
    }

    try (ZipFiles files = new ZipFiles(zip);
        ZipFile other = new ZipFile(zip.toFile())) {
      assertThat(files.problems()).isEmpty();
      assertThat(files.names()).hasSize(FILES);
      assertThat(other.size()).isEqualTo(FILES);
      for (int i : new int[] {0, 65_534, 65_535, FILES - 1}) {
        assertThat(files.open("proofs/" + i).readAllBytes()).isEqualTo(bytes("proof " + i));
        assertThat(read(other, "proofs/" + i)).isEqualTo(bytes("proof " + i));
      }
    }
    byte[] whole = Files.readAllBytes(zip);
    for (int back : new int[] {30, 60, 90}) { // in each record at the end
      byte[] changed = whole.clone();
      changed[whole.length - back] ^= 1;
      try (ZipFiles files = new ZipFiles(Files.write(dir.resolve("changed.zip"), changed))) {
        assertThat(files.problems()).as(back + " before the end").isNotEmpty();
      }
    }
  }

  /** The file has a hole where the large file's bytes would be: it needs no room on the disk. */
  @Test
  void zip_ofMoreThan4GiB_isRead() throws Exception {
    Path zip = dir.resolve("huge.zip");
    ZipForm.Entry large = new ZipForm.Entry("entries.jsonl", 0, HUGE, 0);
    ZipForm.Entry small =
        new ZipForm.Entry("manifest.json", 0x352441C2, 3, large.dataOffset() + HUGE);
    long directory = small.dataOffset() + 3;
    try (FileChannel out =
        FileChannel.open(
            zip,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      out.write(ByteBuffer.wrap(ZipForm.local(large)), 0);
      out.write(ByteBuffer.wrap(ZipForm.local(small)), small.offset());
      out.write(ByteBuffer.wrap(bytes("abc")), small.dataOffset());
      byte[] first = ZipForm.central(large);
      byte[] second = ZipForm.central(small);
      out.write(ByteBuffer.wrap(first), directory);
      out.write(ByteBuffer.wrap(second), directory + first.length);
      long length = first.length + (long) second.length;
      out.write(ByteBuffer.wrap(ZipForm.end(2, directory, length)), directory + length);
    }

    try (ZipFiles files = new ZipFiles(zip);
        ZipFile other = new ZipFile(zip.toFile())) {
      assertThat(files.problems()).isEmpty();
      assertThat(files.size("entries.jsonl")).isEqualTo(HUGE);
      assertThat(files.open("manifest.json").readAllBytes()).isEqualTo(bytes("abc"));
      assertThat(other.getEntry("entries.jsonl").getSize()).isEqualTo(HUGE);
      assertThat(read(other, "manifest.json")).isEqualTo(bytes("abc"));
    }
  }

  private static byte[] read(ZipFile zip, String name) throws Exception {
    ZipEntry entry = zip.getEntry(name);
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
