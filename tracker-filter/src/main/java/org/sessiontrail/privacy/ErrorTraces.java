package org.sessiontrail.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sessiontrail.record.ErrorTrace;

/**
 * What may be kept of an exception: names of classes and methods, files and lines. Messages are
 * not: they quote what people typed. Bounded in frames, causes and characters, whatever is thrown.
 *
 * <p>Threads: any. No method throws.
 */
public final class ErrorTraces {
  /** Most characters of a trace. */
  public static final int MOST_CHARS = 4_000;

  private static final int MOST_NAME = 200;
  private static final int MOST_CAUSES = 5;
  private static final int MOST_FRAMES = 25;
  private static final int MOST_FRAMES_OF_A_CAUSE = 12;
  private static final int FINGERPRINTED = 3;

  /** Beginnings of the names of classes that no application brings along as its own code. */
  private static final List<String> FRAMEWORKS =
      List.of(
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "sun.",
          "com.sun.",
          "org.apache.",
          "io.undertow.",
          "org.jboss.",
          "org.wildfly.",
          "org.eclipse.",
          "org.glassfish.",
          "fish.payara.",
          "com.ibm.",
          "io.openliberty.",
          "org.hibernate.",
          "org.springframework.",
          "org.h2.",
          "org.postgresql.",
          "org.sessiontrail.capture.",
          "org.sessiontrail.runtime.");

  private final boolean frames;

  /**
   * @param frames whether more than the class is kept ({@code tracker.errors=trace})
   */
  public ErrorTraces(boolean frames) {
    this.frames = frames;
  }

  /** What is kept of {@code thrown}. */
  public ErrorTrace of(Throwable thrown) {
    String error = bounded(thrown.getClass().getName());
    if (!frames) {
      return new ErrorTrace(error, null, null);
    }
    try {
      List<Throwable> causes = causes(thrown);
      List<StackTraceElement[]> stacks = new ArrayList<>(causes.size());
      for (Throwable each : causes) {
        stacks.add(each.getStackTrace());
      }
      return new ErrorTrace(error, fingerprint(causes, stacks), text(causes, stacks));
    } catch (RuntimeException | LinkageError e) {
      return new ErrorTrace(error, null, null); // an exception of the application's own making
    }
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> out = new ArrayList<>();
    Throwable each = thrown;
    while (each != null && out.size() < MOST_CAUSES && !out.contains(each)) {
      out.add(each);
      each = each.getCause();
    }
    return out;
  }

  private static String text(List<Throwable> causes, List<StackTraceElement[]> stacks) {
    StringBuilder out = new StringBuilder(1_024);
    for (int i = 0; i < causes.size() && out.length() < MOST_CHARS; i++) {
      out.append(i == 0 ? "" : "\ncaused by ").append(name(causes.get(i).getClass().getName()));
      StackTraceElement[] stack = stacks.get(i);
      int most = i == 0 ? MOST_FRAMES : MOST_FRAMES_OF_A_CAUSE;
      int shown = Math.min(stack.length, most);
      for (int f = 0; f < shown && out.length() < MOST_CHARS; f++) {
        frame(out.append("\n  at "), stack[f]);
      }
      if (stack.length > shown) {
        out.append("\n  … ").append(stack.length - shown).append(" more");
      }
    }
    return out.length() <= MOST_CHARS ? out.toString() : out.substring(0, MOST_CHARS - 1) + "…";
  }

  private static void frame(StringBuilder out, StackTraceElement frame) {
    out.append(name(frame.getClassName())).append('.').append(bounded(frame.getMethodName()));
    if (frame.getFileName() != null) {
      out.append('(').append(bounded(frame.getFileName()));
      if (frame.getLineNumber() >= 0) {
        out.append(':').append(frame.getLineNumber());
      }
      out.append(')');
    }
  }

  /** Of the last cause: what wraps it differs from place to place and says less. */
  private static String fingerprint(List<Throwable> causes, List<StackTraceElement[]> stacks) {
    int last = causes.size() - 1;
    StringBuilder of = new StringBuilder(name(causes.get(last).getClass().getName()));
    int taken = appendFrames(of, stacks.get(last), true);
    for (int i = last - 1; taken == 0 && i >= 0; i--) {
      taken = appendFrames(of, stacks.get(i), true);
    }
    if (taken == 0) {
      appendFrames(of, stacks.get(last), false);
    }
    return hash(of.toString());
  }

  private static int appendFrames(StringBuilder of, StackTraceElement[] stack, boolean own) {
    int taken = 0;
    for (int i = 0; i < stack.length && taken < FINGERPRINTED; i++) {
      String type = stack[i].getClassName();
      if (!own || FRAMEWORKS.stream().noneMatch(type::startsWith)) {
        of.append('\n').append(name(type)).append('.').append(bounded(stack[i].getMethodName()));
        taken++;
      }
    }
    return taken;
  }

  /** A class's name without the numbers that a virtual machine gives to what it makes up. */
  private static String name(String type) {
    String plain = bounded(type);
    return plain.indexOf('$') < 0 && plain.indexOf('/') < 0
        ? plain
        : plain.replaceAll("(?:/0x[0-9a-f]+|(?<=\\$\\$Lambda)[$/0-9a-fx]*)", "");
  }

  private static String bounded(String name) {
    return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ErrorTrace.FINGERPRINT_CHARS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
