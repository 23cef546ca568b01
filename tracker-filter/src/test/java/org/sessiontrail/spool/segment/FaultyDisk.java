package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A disk that fails when told to, leaving half of what it was given behind. */
final class FaultyDisk extends Disk {
  /** Steps that still work; then one fails, and every other when it is a crash. */
  int stepsLeft = Integer.MAX_VALUE;

  /** After the failing step nothing works any more, as after the end of the process. */
  boolean crash;

  /** Forces fail while this is set. */
  boolean failForces;

  private final Random random;

  FaultyDisk(long seed) {
    this.random = new Random(seed);
  }

  boolean crashed() {
    return stepsLeft < 0;
  }

  @Override
  LogFile open(Path file, StandardOpenOption... options) throws IOException {
    step("open", file);
    return new Half(file, super.open(file, options));
  }

  @Override
  void move(Path from, Path to) throws IOException {
    step("move", from);
    super.move(from, to);
  }

  @Override
  void remove(Path file) {
    if (!(crash && crashed())) {
      super.remove(file);
    }
  }

  private void step(String what, Path file) throws IOException {
    if (stepsLeft == 0) {
      stepsLeft = crash ? -1 : Integer.MAX_VALUE;
      throw new IOException("No space left on device: " + what + " " + file);
    }
    if (stepsLeft < 0) {
      throw new IOException("after the crash: " + what + " " + file);
    }
    stepsLeft--;
  }

  private final class Half implements LogFile {
    private final Path file;
    private final LogFile real;

    Half(Path file, LogFile real) {
      this.file = file;
      this.real = real;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      boolean gone = crashed();
      try {
        step("write", file);
      } catch (IOException e) {
        if (!gone) {
          bytes.limit(bytes.position() + random.nextInt(bytes.remaining() + 1));
          real.write(bytes, position);
        }
        throw e;
      }
      real.write(bytes, position);
    }

    @Override
    public void force() throws IOException {
      if (failForces) {
        throw new IOException("Input/output error: force " + file);
      }
      step("force", file);
      real.force();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
