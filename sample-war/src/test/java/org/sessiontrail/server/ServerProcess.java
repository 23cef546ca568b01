package org.sessiontrail.server;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a Java process holds, asked from outside of it. */
public record ServerProcess(long pid) {
  /** Where its threads are. */
  List<String> dump() throws IOException {
    return jcmd("Thread.print").lines().toList();
  }

  /** Names of its live threads. */
  public List<String> threads() throws IOException {
    return dump().stream()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.indexOf('"', 1)))
        .toList();
  }

  /** How often a class of this name is loaded, after what can be collected was. */
  public long generations(String className) throws IOException {
    jcmd("GC.run");
    jcmd("GC.run"); // what the first one let be finalized
    return jcmd("VM.class_hierarchy", className)
        .lines()
        .filter(line -> line.contains(className + "/"))
        .count();
  }

  /** Where each open file below {@code directory} is; empty where there is no /proc. */
  public List<Path> openFiles(Path directory) throws IOException {
    List<Path> out = new ArrayList<>();
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    if (Files.isDirectory(descriptors)) {
      try (Stream<Path> files = Files.list(descriptors)) {
        for (Path file : files.toList()) {
          if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).startsWith(directory)) {
            out.add(Files.readSymbolicLink(file));
          }
        }
      }
    }
    return out;
  }

  /** Files below {@code directory} that it has mapped into its memory. */
  List<String> mappedFiles(Path directory) throws IOException {
    Path maps = Path.of("/proc", Long.toString(pid), "maps");
    return Files.exists(maps)
        ? Files.readAllLines(maps).stream().filter(line -> line.contains(directory + "/")).toList()
        : List.of();
  }

  /** Names of its management beans that {@code pattern} matches. */
  @SuppressWarnings("BanJNDI") // the address is that of a process which the test started
  List<String> managementBeans(String pattern) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
      try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        return beans.queryNames(new ObjectName(pattern), null).stream()
            .map(ObjectName::toString)
            .toList();
      }
    } finally {
      machine.detach();
    }
  }

  /** What {@code jcmd} answers. */
  String jcmd(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(Built.java()).resolveSibling("jcmd").toString());
    all.add(Long.toString(pid));
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(text);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
