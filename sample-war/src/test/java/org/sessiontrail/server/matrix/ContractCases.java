package org.sessiontrail.server.matrix;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.sessiontrail.server.transparency.DifferentAnswers;

/** Runs the cases of a {@link ServerContract} with its deviations, and counts how they end. */
final class ContractCases implements InvocationInterceptor, TestWatcher {
  /** For JUnit. */
  ContractCases() {}

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> called, ExtensionContext context)
      throws Throwable {
    run(test, called.getExecutable().getName(), context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> called, ExtensionContext context)
      throws Throwable {
    run(test, called.getExecutable().getName(), context);
  }

  private static ServerContract on(ExtensionContext context) {
    return (ServerContract) context.getRequiredTestInstance();
  }

  private static void run(Invocation<Void> test, String name, ExtensionContext context)
      throws Throwable {
    ServerContract on = on(context);
    Deviation deviation = deviation(on, name, context.getDisplayName());
    if (deviation == null) {
      test.proceed();
      return;
    }
    Deviation.Check instead = deviation.instead();
    if (instead != null) {
      test.skip();
      instead.on((ServerCapture) on);
    } else {
      expectFailure(test, deviation);
    }
    on.tally().limited(deviation);
  }

  private static @Nullable Deviation deviation(ServerContract on, String method, String shown) {
    return on.declared().stream()
        .filter(deviation -> deviation.covers(method, shown))
        .findFirst()
        .orElse(null);
  }

  /** Runs a case that is declared to fail; fails where it holds, or shows a difference of ours. */
  static void expectFailure(Invocation<Void> test, Deviation deviation) throws Throwable {
    try {
      test.proceed();
    } catch (DifferentAnswers neverALimit) {
      throw neverALimit;
    } catch (AssertionError expected) {
      return;
    }
    throw new AssertionError("holds now, and is declared as a limit: " + deviation);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    on(context).tally().ended(context.getRequiredTestMethod().getName(), true);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    on(context).tally().ended(context.getRequiredTestMethod().getName(), false);
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    testFailed(context, cause);
  }
}
