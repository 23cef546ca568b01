package org.sessiontrail.server.plain;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads all of a request without blocking, then writes it without blocking. */
final class Copy implements ReadListener, WriteListener {
  private final AsyncContext async;
  private final ServletInputStream in;
  private final ServletOutputStream out;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private int written;

  Copy(AsyncContext async, ServletInputStream in, ServletOutputStream out) {
    this.async = async;
    this.in = in;
    this.out = out;
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] buffer = new byte[4096];
    while (in.isReady() && !in.isFinished()) {
      int got = in.read(buffer);
      if (got < 0) {
        return;
      }
      read.write(buffer, 0, got);
    }
  }

  @Override
  public void onAllDataRead() {
    out.setWriteListener(this);
  }

  @Override
  public void onWritePossible() throws IOException {
    byte[] all = read.toByteArray();
    while (out.isReady()) {
      if (written == all.length) {
        async.complete();
        return;
      }
      int size = Math.min(8192, all.length - written);
      out.write(all, written, size);
      written += size;
    }
  }

  @Override
  public void onError(Throwable failure) {
    async.complete();
  }
}
