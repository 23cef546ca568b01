package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.sessiontrail.record.RandomIds;

/** The node id of a place. Used under the place's lock only. */
final class NodeFile {
  private static final String NAME = "node";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  private NodeFile() {}

  /** The id in {@code dir}; made when there is none, or none that is whole. */
  static String load(Path dir, RandomIds random) throws IOException {
    Path file = dir.resolve(NAME);
    try {
      String known =
          Files.exists(file)
              ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip()
              : "";
      return ID.matcher(known).matches() ? known : make(file, random.next());
    } catch (IOException e) {
      throw new IOException("node id in " + file + " can't be read or made: " + e, e);
    }
  }

  /** On disk before its name, so that nobody finds half an id. */
  private static String make(Path file, String id) throws IOException {
    Disk disk = new Disk();
    Path draft = file.resolveSibling(NAME + FileNames.DRAFT);
    try (Disk.LogFile out = disk.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
      out.force();
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    disk.syncDirectory(file);
    return id;
  }
}
