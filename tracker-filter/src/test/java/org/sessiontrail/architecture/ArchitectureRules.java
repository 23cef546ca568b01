package org.sessiontrail.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of {@code docs/architecture.md} that hold for every module. Each module states its own
 * packages and what these may import; everything it does not state is an error.
 */
public final class ArchitectureRules {
  /** Root of every package of this product. */
  public static final String ROOT = "org.sessiontrail";

  /** More top-level types than this make a package hard to keep in mind. */
  public static final int MAX_TYPES_PER_PACKAGE = 18;

  private static final List<String> FOREIGN =
      List.of(
          "jakarta.",
          "javax.management",
          "org.eclipse.microprofile.",
          "org.hibernate",
          "picocli",
          "de.siegmar.",
          "com.maxmind.",
          "org.dhatim.",
          "org.apache.");

  private static final String[] PLAIN_JAVA = {
    "java..",
    "javax.crypto..",
    "javax.net..",
    "javax.sql..",
    "javax.naming..",
    "javax.security..",
    "org.jspecify.."
  };

  private ArchitectureRules() {}

  /** The own classes of the module whose tests run: no tests, nothing of other modules. */
  public static JavaClasses ownClasses() {
    return new ClassFileImporter().importPath(Path.of("target", "classes"));
  }

  /** No package reaches itself through others. */
  public static ArchRule noCycles() {
    return slices().matching(ROOT + ".(**)").should().beFreeOfCycles();
  }

  /**
   * Classes of exactly {@code name} know only plain Java, themselves and {@code allowed}.
   *
   * @param allowed our packages by the name after the root, others in full, {@code jakarta.inject}
   */
  public static ArchRule imports(String name, Set<String> allowed) {
    Stream<String> named = allowed.stream().map(ArchitectureRules::full);
    String[] known =
        Stream.of(Stream.of(PLAIN_JAVA), Stream.of(full(name)), named)
            .flatMap(stream -> stream)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(full(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known)
        .as(name + " knows only " + (allowed.isEmpty() ? "plain Java" : new TreeSet<>(allowed)));
  }

  private static String full(String name) {
    return FOREIGN.stream().anyMatch(name::startsWith) ? name + ".." : ROOT + "." + name;
  }

  /** Packages that {@code stated} does not name, so that a new one can't slip in without a rule. */
  public static List<String> unstated(JavaClasses classes, Map<String, Set<String>> stated) {
    return byPackage(classes).keySet().stream()
        .filter(
            name -> !stated.containsKey(name.substring(Math.min(name.length(), ROOT.length() + 1))))
        .toList();
  }

  /**
   * Packages with more top-level types than {@link #MAX_TYPES_PER_PACKAGE}.
   *
   * @param granted packages by full name that may have more, and how many
   */
  public static List<String> overfull(JavaClasses classes, Map<String, Integer> granted) {
    List<String> out = new ArrayList<>();
    byPackage(classes)
        .forEach(
            (name, types) -> {
              if (types.size() > granted.getOrDefault(name, MAX_TYPES_PER_PACKAGE)) {
                out.add(name + " has " + types.size() + " types");
              }
            });
    return out;
  }

  /** Packages whose package-info is missing or not {@link NullMarked}. */
  public static List<String> notNullMarked(JavaClasses classes) {
    List<String> out = new ArrayList<>();
    for (JavaClass type : classes) {
      boolean marked =
          type.getPackage()
              .tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      if (!marked && !out.contains(type.getPackageName())) {
        out.add(type.getPackageName());
      }
    }
    return out;
  }

  private static Map<String, Set<String>> byPackage(JavaClasses classes) {
    Map<String, Set<String>> out = new TreeMap<>();
    for (JavaClass type : classes) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        out.computeIfAbsent(type.getPackageName(), key -> new TreeSet<>()).add(type.getName());
      }
    }
    return out;
  }
}
