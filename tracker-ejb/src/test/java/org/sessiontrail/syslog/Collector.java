package org.sessiontrail.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ServerSocketFactory;

/** A collector on this machine that behaves as told, connection by connection. */
final class Collector implements AutoCloseable {
  /** What a collector does with one connection. */
  interface Behaviour {
    void take(Socket connection, ByteArrayOutputStream received) throws IOException;

    /** Reads to the end, then closes in order. */
    Behaviour READ_ALL =
        (connection, received) -> {
          connection.getInputStream().transferTo(received);
          connection.close();
        };

    /** Reads so many bytes, then resets the connection. */
    static Behaviour resetAfter(int bytes) {
      return (connection, received) -> {
        InputStream in = connection.getInputStream();
        received.write(in.readNBytes(bytes));
        connection.setSoLinger(true, 0);
        connection.close();
      };
    }
  }

  private final ServerSocket server;
  private final List<ByteArrayOutputStream> received = new ArrayList<>();
  private final CompletableFuture<Void> done;

  Collector(ServerSocketFactory sockets, Behaviour... behaviours) throws IOException {
    server = sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    for (int i = 0; i < behaviours.length; i++) {
      received.add(new ByteArrayOutputStream());
    }
    done =
        CompletableFuture.runAsync(
            () -> serve(behaviours), runnable -> new Thread(runnable, "collector").start());
  }

  int port() {
    return server.getLocalPort();
  }

  /** What each connection gave, once all are over. */
  List<byte[]> received() {
    done.join();
    return received.stream().map(ByteArrayOutputStream::toByteArray).toList();
  }

  private void serve(Behaviour[] behaviours) {
    try {
      for (int i = 0; i < behaviours.length; i++) {
        behaviours[i].take(server.accept(), received.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
