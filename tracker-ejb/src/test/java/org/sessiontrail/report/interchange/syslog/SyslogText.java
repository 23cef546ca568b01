package org.sessiontrail.report.interchange.syslog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads RFC 5424 by its grammar, character by character; anything else is an error.
 *
 * @param priority facility and severity
 * @param header the five fields from HOSTNAME to MSGID, after the timestamp
 * @param data values by parameter name of the only element
 * @param text the free text
 */
public record SyslogText(
    int priority, String at, List<String> header, Map<String, String> data, String text) {

  static SyslogText of(byte[] message) throws CharacterCodingException {
    String all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
    for (int i = 0; i < all.length(); i++) {
      if (Character.isISOControl(all.charAt(i)) || all.charAt(i) == '\ufeff') {
        throw new IllegalArgumentException("control character at " + i);
      }
    }
    return new Parser(all).message();
  }

  /** Octet-counted messages. */
  public static List<byte[]> counted(byte[] file) {
    List<byte[]> out = new ArrayList<>();
    int at = 0;
    while (at < file.length) {
      int length = 0;
      while (file[at] != ' ') {
        length = length * 10 + Character.digit(file[at++], 10);
      }
      out.add(Arrays.copyOfRange(file, at + 1, at + 1 + length));
      at += 1 + length;
    }
    return out;
  }

  /** Messages that a newline ends. */
  static List<byte[]> lines(byte[] file) {
    List<byte[]> out = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        out.add(Arrays.copyOfRange(file, from, i));
        from = i + 1;
      }
    }
    if (from != file.length) {
      throw new IllegalArgumentException("no newline at the end");
    }
    return out;
  }

  private static final class Parser {
    private final String all;
    private int at;

    Parser(String all) {
      this.all = all;
    }

    SyslogText message() {
      expect('<');
      int priority = Integer.parseInt(until('>'));
      expect('1');
      expect(' ');
      String time = until(' ');
      if (!time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}Z")) {
        throw new IllegalArgumentException("time " + time);
      }
      List<String> header = new ArrayList<>();
      for (int most : new int[] {255, 48, 128, 32}) {
        String field = until(' ');
        if (!field.matches("[!-~]{1," + most + "}")) {
          throw new IllegalArgumentException("header field " + field);
        }
        header.add(field);
      }
      Map<String, String> data = data(header);
      expect(' ');
      return new SyslogText(priority, time, header, data, all.substring(at));
    }

    private Map<String, String> data(List<String> header) {
      expect('[');
      StringBuilder id = new StringBuilder();
      while (all.charAt(at) != ' ' && all.charAt(at) != ']') {
        id.append(all.charAt(at++));
      }
      header.add(id.toString());
      Map<String, String> out = new TreeMap<>();
      while (all.charAt(at) == ' ') {
        at++;
        String name = until('=');
        if (!name.matches("[!-~&&[^=\\]\"]]{1,32}")) {
          throw new IllegalArgumentException("name " + name);
        }
        expect('"');
        out.put(name, value());
      }
      expect(']');
      return out;
    }

    private String value() {
      StringBuilder out = new StringBuilder();
      while (all.charAt(at) != '"') {
        if (all.charAt(at) == ']') {
          throw new IllegalArgumentException("bare ] at " + at);
        }
        if (all.charAt(at) == '\\') {
          at++;
          if ("\"\\]".indexOf(all.charAt(at)) < 0) {
            throw new IllegalArgumentException("escape of " + all.charAt(at));
          }
        }
        out.append(all.charAt(at++));
      }
      at++;
      return out.toString();
    }

    private String until(char end) {
      int from = at;
      at = all.indexOf(end, from) + 1;
      return all.substring(from, at - 1);
    }

    private void expect(char c) {
      if (all.charAt(at++) != c) {
        throw new IllegalArgumentException("no " + c + " at " + (at - 1));
      }
    }
  }
}
