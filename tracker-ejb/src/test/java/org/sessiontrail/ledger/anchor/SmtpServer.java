package org.sessiontrail.ledger.anchor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A mail server on this machine that takes one mail, or refuses its recipient. */
final class SmtpServer implements AutoCloseable {
  private final ServerSocket server;
  private final String answerToRecipient;
  private final CompletableFuture<List<String>> lines;

  /** A server that answers {@code RCPT} so. */
  SmtpServer(String answerToRecipient) throws IOException {
    this.answerToRecipient = answerToRecipient;
    this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.lines =
        CompletableFuture.supplyAsync(
            this::serve, runnable -> new Thread(runnable, "smtp").start());
  }

  int port() {
    return server.getLocalPort();
  }

  /** All that the client said, line by line, once it has left. */
  List<String> said() throws Exception {
    return lines.get(20, TimeUnit.SECONDS);
  }

  private List<String> serve() {
    List<String> said = new ArrayList<>();
    try (Socket client = server.accept()) {
      OutputStream out = client.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      answer(out, "220 here");
      boolean isData = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        said.add(line);
        if (isData) {
          isData = !line.equals(".");
          if (!isData) {
            answer(out, "250 taken");
          }
        } else {
          isData = line.equals("DATA");
          answer(out, answer(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said;
  }

  private String answer(String line) {
    String verb = line.split("[ :]", 2)[0];
    return switch (verb) {
      case "DATA" -> "354 go on";
      case "RCPT" -> answerToRecipient;
      case "QUIT" -> "221 gone";
      default -> "250 yes";
    };
  }

  private static void answer(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
