package org.sessiontrail.consent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Random keys, each for a time and in a file of its own: made once, the same for all nodes that
 * share the directory, and destroyed when their time is over. Where the directory can't be used a
 * key lives in memory, which {@link #problem()} tells.
 *
 * <p>Threads: any.
 */
public final class KeyShelf {
  /** Length of a key in bytes. */
  public static final int KEY_BYTES = 32;

  private static final String SUFFIX = ".key";

  private final Path dir;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();
  private volatile @Nullable String problem;

  /** The shelf in {@code dir}, which is made when the first key is. */
  public KeyShelf(Path dir) {
    this.dir = dir;
  }

  /** The shelf of this name beside the application's key file. */
  public static KeyShelf beside(Path keyFile, String name) {
    return new KeyShelf(keyFile.resolveSibling(keyFile.getFileName() + "." + name));
  }

  /**
   * The key of this name, made when there is none. Never throws.
   *
   * @param name letters, digits and hyphens
   */
  byte[] key(String name) {
    byte[] key = known.get(name);
    return key != null ? key : load(name);
  }

  private synchronized byte[] load(String name) {
    byte[] there = known.get(name);
    if (there != null) {
      return there;
    }
    byte[] key;
    try {
      key = readOrMake(dir.resolve(name + SUFFIX));
      problem = null;
    } catch (IOException | RuntimeException e) {
      problem = dir + " can't be used (" + e + ")";
      key = random();
    }
    known.put(name, key);
    return key;
  }

  /**
   * The key in {@code file}, made when there is none: written beside its place and linked there, so
   * that nobody reads half a key. Only its owner may read it, where the file system knows owners.
   *
   * @throws IOException when it can't be read or made, or holds no key
   */
  public static byte[] readOrMake(Path file) throws IOException {
    byte[] key = Files.exists(file) ? Files.readAllBytes(file) : make(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(file + " holds " + key.length + " bytes instead of " + KEY_BYTES);
    }
    return key;
  }

  private static byte[] make(Path file) throws IOException {
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(parent);
    byte[] key = random();
    Path draft = Files.createTempFile(parent, "key", null);
    try {
      Files.write(draft, key);
      Files.createLink(file, draft);
      return key;
    } catch (FileAlreadyExistsException another) {
      return Files.readAllBytes(file);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(draft, file);
      return key;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A key that is in no file. */
  public static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Names of the keys that are there, in memory or in a file. */
  List<String> names() {
    List<String> out = new ArrayList<>(known.keySet());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String bare = name.substring(0, name.length() - SUFFIX.length());
        if (!out.contains(bare)) {
          out.add(bare);
        }
      }
    } catch (IOException | DirectoryIteratorException none) {
      return out;
    }
    return out;
  }

  /**
   * Destroys the keys whose name {@code over} is true for: overwritten, then deleted. What was made
   * under them can't be made again.
   *
   * @return how many
   */
  synchronized int destroy(Predicate<String> over) {
    int count = 0;
    for (String name : names()) {
      if (over.test(name)) {
        known.remove(name);
        count += destroy(dir.resolve(name + SUFFIX)) ? 1 : 0;
      }
    }
    return count;
  }

  private boolean destroy(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[KEY_BYTES]), 0);
      channel.force(true);
      Files.deleteIfExists(file);
      return true;
    } catch (NoSuchFileException another) {
      return false;
    } catch (IOException e) {
      problem = file + " can't be destroyed (" + e + ")";
      return false;
    }
  }

  /** What is wrong with the directory, or null. */
  public @Nullable String problem() {
    return problem;
  }
}
