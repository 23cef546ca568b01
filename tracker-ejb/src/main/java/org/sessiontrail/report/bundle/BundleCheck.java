package org.sessiontrail.report.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.record.CanonicalJson;

/** Whether the files of a bundle are those that its manifest names: V00. */
final class BundleCheck {
  private static final int MAX_MANIFEST = 1 << 29;
  private static final int MAX_FINDINGS = 1_000;

  private final BundleFiles files;
  private final List<Finding> findings = new ArrayList<>();
  private final @Nullable Manifest manifest;

  BundleCheck(BundleFiles files) throws IOException {
    this.files = files;
    files.problems().forEach(sentence -> problem("the bundle", sentence));
    this.manifest = readManifest();
    if (manifest != null) {
      compare(manifest);
    }
  }

  /** What the bundle says of itself; null when that can't be read. */
  @Nullable Manifest manifest() {
    return manifest;
  }

  /** What part of the log it claims to be, within what there can be. */
  Evidence.Extent extent(Manifest of) throws IOException {
    long most = hasEntries() ? files.size(EntryFiles.ENTRIES) : 0;
    boolean isPossible =
        of.from() >= 0
            && of.to() >= of.from()
            && of.to() <= CanonicalJson.MAX_INTEGER
            && of.form() != Evidence.Form.FOREIGN
            && (of.form() == Evidence.Form.SPARSE || of.to() - of.from() <= most);
    if (!isPossible) {
      problem(Manifest.NAME, "The bundle claims to hold more records than there are lines.");
      return new Evidence.Extent(Evidence.Form.SPARSE, 0, 0, 0);
    }
    return new Evidence.Extent(of.form(), of.from(), of.to(), of.records());
  }

  boolean hasEntries() {
    return files.names().contains(EntryFiles.ENTRIES);
  }

  void problem(String place, String sentence) {
    add(Finding.of(FindingCode.V00, place, sentence));
  }

  void add(Finding finding) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    }
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private @Nullable Manifest readManifest() throws IOException {
    byte[] bytes = files.read(Manifest.NAME, MAX_MANIFEST);
    if (bytes == null) {
      problem(
          Manifest.NAME,
          "The bundle has no list of its files: it is no bundle, or the list was removed.");
      return null;
    }
    try {
      return Manifest.parse(bytes);
    } catch (IllegalArgumentException e) {
      problem(Manifest.NAME, "The list of files was changed or is damaged.");
      return null;
    }
  }

  private void compare(Manifest with) throws IOException {
    Set<String> listed = new HashSet<>();
    listed.add(Manifest.NAME);
    for (Manifest.FileLine line : with.files()) {
      String shown = DirectoryFiles.shown(line.name());
      if (!listed.add(line.name())) {
        problem(shown, "The file \"" + shown + "\" is listed twice.");
      } else if (!files.names().contains(line.name())) {
        problem(shown, "The file \"" + shown + "\" is missing from the bundle.");
      } else if (files.size(line.name()) != line.bytes()
          || !hash(line.name()).equals(line.sha256())) {
        problem(shown, "The file \"" + shown + "\" was changed after the bundle was written.");
      }
    }
    for (String name : files.names()) {
      if (!listed.contains(name)) {
        String shown = DirectoryFiles.shown(name);
        problem(shown, "The file \"" + shown + "\" was added to the bundle.");
      }
    }
  }

  private String hash(String name) throws IOException {
    MessageDigest digest = Manifest.sha256();
    byte[] page = new byte[1 << 16];
    try (InputStream in = files.open(name)) {
      for (int read = in.read(page); read >= 0; read = in.read(page)) {
        digest.update(page, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
