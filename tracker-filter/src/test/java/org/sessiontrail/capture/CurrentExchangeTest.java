package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recorder code gets that runs outside a request, on a server with two applications. */
final class CurrentExchangeTest {
  private final ClassLoader shop = new ClassLoader(null) {};
  private final ClassLoader office = new ClassLoader(null) {};
  private RecorderFixture ofShop;
  private RecorderFixture ofOffice;
  private @Nullable ClassLoader before;

  @BeforeEach
  void start(@TempDir Path first, @TempDir Path second) {
    ofShop = new RecorderFixture(first);
    ofOffice = new RecorderFixture(second);
    CurrentExchange.started(shop, ofShop.recorder);
    CurrentExchange.started(office, ofOffice.recorder);
    before = Thread.currentThread().getContextClassLoader();
  }

  @AfterEach
  void stop() {
    Thread.currentThread().setContextClassLoader(before);
    CurrentExchange.stopped(ofShop.recorder);
    CurrentExchange.stopped(ofOffice.recorder);
  }

  private @Nullable TrailRecorder asked() {
    return CurrentExchange.recorderFor(CurrentExchangeTest.class);
  }

  @Test
  void recorderFor_onAThreadOfAnApplication_isItsOwn() {
    Thread.currentThread().setContextClassLoader(new ClassLoader(office) {});

    assertThat(asked()).isSameAs(ofOffice.recorder);
  }

  @Test
  void recorderFor_onAnyThread_isThatOfTheCode() {
    CurrentExchange.started(CurrentExchangeTest.class.getClassLoader(), ofShop.recorder);
    Thread.currentThread().setContextClassLoader(null);
    try {
      assertThat(asked()).isSameAs(ofShop.recorder);
    } finally {
      CurrentExchange.stopped(ofShop.recorder);
    }
  }

  @Test
  void recorderFor_whenNothingTells_isTheOnlyOneOrNone() {
    Thread.currentThread().setContextClassLoader(null);
    assertThat(asked()).isNull();

    CurrentExchange.stopped(ofOffice.recorder);
    assertThat(asked()).isSameAs(ofShop.recorder);

    CurrentExchange.stopped(ofShop.recorder);
    assertThat(asked()).isNull();
  }

  @Test
  void recorderFor_withinARequest_isThatOfTheRequest() {
    Thread.currentThread().setContextClassLoader(office);
    Exchange exchange = ofShop.exchange(null);
    Exchange outer = CurrentExchange.enter(exchange);
    try {
      assertThat(asked()).isSameAs(ofShop.recorder);
    } finally {
      CurrentExchange.leave(outer);
    }
  }
}
