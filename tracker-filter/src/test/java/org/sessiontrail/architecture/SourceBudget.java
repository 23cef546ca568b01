package org.sessiontrail.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Measures the sources of a module, since byte code does not tell how long a type reads. */
public final class SourceBudget {
  /** Lines a type may take. */
  public static final int MAX_TYPE_LINES = 400;

  /** Lines a method may take. */
  public static final int MAX_METHOD_LINES = 50;

  /** Parameters a method may have; past that, a record. */
  public static final int MAX_PARAMETERS = 6;

  private SourceBudget() {}

  /**
   * Every type and method under {@code sources} that is larger than allowed, one line each.
   *
   * @param sources a source directory, for example {@code src/main/java}
   */
  public static List<String> exceeded(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> out = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> walk = Files.walk(sources)) {
      List<Path> java = walk.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Measure(unit, positions, out).scan(unit, null);
      }
    }
    return out;
  }

  private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> out;

    Measure(CompilationUnitTree unit, SourcePositions positions, List<String> out) {
      this.unit = unit;
      this.positions = positions;
      this.out = out;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      check(type, type.getSimpleName().toString(), MAX_TYPE_LINES);
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      String name = method.getName().toString();
      check(method, name, MAX_METHOD_LINES);
      boolean constructor = name.equals("<init>");
      if (!constructor && method.getParameters().size() > MAX_PARAMETERS) {
        out.add(where(name) + " has " + method.getParameters().size() + " parameters");
      }
      return super.visitMethod(method, null);
    }

    private void check(Tree tree, String name, int limit) {
      LineMap lines = unit.getLineMap();
      long from = positions.getStartPosition(unit, tree);
      long to = positions.getEndPosition(unit, tree);
      if (from < 0 || to < 0) {
        return;
      }
      long count = lines.getLineNumber(to) - lines.getLineNumber(from) + 1;
      if (count > limit) {
        out.add(where(name) + " has " + count + " lines");
      }
    }

    private String where(String name) {
      return Path.of(unit.getSourceFile().getName()).getFileName() + " " + name;
    }
  }
}
