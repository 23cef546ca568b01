package org.sessiontrail.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.ErrorTrace;

final class ErrorTracesTest {
  private static final String SECRET = "anna@example.com";

  private final ErrorTraces traces = new ErrorTraces(true);

  @Test
  void of_aFailureWithACause_keepsClassesAndFramesButNoMessage() {
    ErrorTrace kept =
        traces.of(new IllegalStateException(SECRET, new IllegalArgumentException(SECRET)));

    assertThat(kept.error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(kept.frames())
        .startsWith("java.lang.IllegalStateException\n  at " + getClass().getName() + ".of_aFail")
        .contains("(ErrorTracesTest.java:")
        .contains("\ncaused by java.lang.IllegalArgumentException\n  at ")
        .doesNotContain("anna", "@");
    assertThat(kept.fingerprint()).matches("[0-9a-f]{16}");
  }

  @Test
  void of_whenOnlyClassesAreKept_keepsNothingElse() {
    assertThat(new ErrorTraces(false).of(new IllegalStateException(SECRET)))
        .isEqualTo(new ErrorTrace("java.lang.IllegalStateException", null, null));
  }

  @Test
  void fingerprint_isOfTheSortOfFailureAndNotOfItsLineOrMessage() {
    ErrorTrace first = traces.of(new IllegalStateException("1"));
    ErrorTrace second = traces.of(new IllegalStateException("2"));
    ErrorTrace wrapped = traces.of(new RuntimeException(new IllegalStateException("3")));
    ErrorTrace other = traces.of(new IllegalArgumentException("1"));

    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(second.frames()).isNotEqualTo(first.frames());
    assertThat(wrapped.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(other.fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(thrownElsewhere().fingerprint()).isNotEqualTo(first.fingerprint());
  }

  private ErrorTrace thrownElsewhere() {
    return traces.of(new IllegalStateException("1"));
  }

  @Test
  void of_aDeepRecursion_isBounded() {
    StackOverflowError deep = new StackOverflowError();
    StackTraceElement[] stack = new StackTraceElement[100_000];
    Arrays.fill(
        stack, new StackTraceElement("c".repeat(5_000), "m".repeat(5_000), "f".repeat(5_000), 1));
    deep.setStackTrace(stack);

    assertThat(traces.of(deep).frames()).hasSizeLessThanOrEqualTo(ErrorTraces.MOST_CHARS);
  }

  @Test
  void of_anExceptionThatIsItsOwnCauseInARound_ends() {
    RuntimeException first = new RuntimeException();
    RuntimeException second = new RuntimeException(first);
    first.initCause(second);

    assertThat(traces.of(first).frames()).containsOnlyOnce("caused by");
  }

  @Test
  void of_anExceptionThatThrowsItself_keepsItsClass() {
    class Hostile extends RuntimeException {
      private static final long serialVersionUID = 1;

      @Override
      public StackTraceElement[] getStackTrace() {
        throw new IllegalStateException(SECRET);
      }
    }

    assertThat(traces.of(new Hostile())).isEqualTo(ErrorTrace.of(Hostile.class.getName()));
  }

  @Test
  void of_anExceptionWithoutFrames_hasAFingerprintOfItsClass() {
    RuntimeException bare = new RuntimeException(SECRET);
    bare.setStackTrace(new StackTraceElement[0]);

    assertThat(traces.of(bare).frames()).isEqualTo("java.lang.RuntimeException");
    assertThat(traces.of(bare).fingerprint()).isNotNull();
  }
}
