package org.sessiontrail.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An answer on its way to the client that remembers whether it was the client who failed. */
final class ClientStream extends FilterOutputStream {
  private boolean failed;

  ClientStream(OutputStream out) {
    super(out);
  }

  boolean failed() {
    return failed;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }
}
