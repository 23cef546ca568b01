package org.sessiontrail.report.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.session.SessionLog.FAILED;
import static org.sessiontrail.report.session.SessionLog.SECOND;
import static org.sessiontrail.report.session.SessionLog.WENT_WELL;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;

class SessionFinderTest {
  private static final SessionQuery ALL =
      new SessionQuery(TrailQuery.all(), null, null, null, null, null);

  private final MemoryTrail log = SessionLog.both();
  private final SessionFinder finder = new SessionFinder(log, "shop", SessionLog.codes());

  private List<String> trails(SessionQuery query) throws Exception {
    return finder.find(query).sessions().stream().map(FoundSession::trail).toList();
  }

  @Test
  void find_withoutACondition_givesTheNewestFirst() throws Exception {
    assertThat(trails(ALL)).containsExactly(FAILED, WENT_WELL);
    assertThat(finder.find(ALL).sessions().get(0))
        .satisfies(
            found -> {
              assertThat(found.user()).isEqualTo("anna");
              assertThat(found.matches()).isEqualTo(7);
              assertThat(found.failures()).isEqualTo(2);
              assertThat(found.fingerprint()).isEqualTo("0123456789abcdef");
              assertThat(found.what()).isEqualTo("action order.place");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.PaymentException", "PaymentException", "0123456789abcdef"})
  void find_byError_takesClassOrFingerprint(String error) throws Exception {
    assertThat(trails(new SessionQuery(TrailQuery.all(), null, null, error, null, null)))
        .containsExactly(FAILED);
  }

  @Test
  void find_byWhatElseIsKnown_findsIt() throws Exception {
    TrailQuery any = TrailQuery.all();

    assertThat(trails(new SessionQuery(any, FAILED, null, null, null, null)))
        .containsExactly(FAILED);
    assertThat(trails(new SessionQuery(any, "hash-of-well", null, null, null, null)))
        .containsExactly(WENT_WELL);
    assertThat(trails(new SessionQuery(any, null, "anna", null, null, null))).hasSize(2);
    assertThat(trails(new SessionQuery(any, null, "bob", null, null, null))).isEmpty();
    assertThat(trails(new SessionQuery(any, null, null, null, "/shop/product/{n}", null)))
        .hasSize(2);
    assertThat(trails(new SessionQuery(any, null, null, "ymentException", null, null))).isEmpty();
    assertThat(
            trails(new SessionQuery(any.between(TEN - SECOND, null), null, null, null, null, null)))
        .containsExactly(FAILED);
  }

  @Test
  void find_moreThanAreKept_leavesTheOldestOut() throws Exception {
    MemoryTrail many = new MemoryTrail();
    for (int i = 0; i <= SessionFinder.MOST_SESSIONS; i++) {
      many.add(SessionLog.started(TEN + i, "t" + i, "h" + i));
    }

    FoundSessions found = new SessionFinder(many, "shop", null).find(ALL);

    assertThat(found.isCut()).isTrue();
    assertThat(found.sessions()).hasSize(SessionFinder.MOST_SESSIONS);
    assertThat(found.page(0, 1)).extracting(FoundSession::trail).containsExactly("t5000");
    assertThat(found.page(4_999, 50)).extracting(FoundSession::trail).containsExactly("t1");
    assertThat(found.page(9_000, 50)).isEmpty();
  }

  @Test
  void request_ofItsCode_isFound() throws Exception {
    String code = SessionLog.codes().of(SessionLog.failure());

    assertThat(
            finder
                .request(code.toLowerCase(Locale.ROOT), TEN + 3_600 * SECOND)
                .stored()
                .text("sid"))
        .isEqualTo(FAILED);
  }

  @Test
  void request_ofAWrongCode_getsAClearAnswer() {
    String code = SessionLog.codes().of(SessionLog.failure());
    char last = code.charAt(10) == '7' ? '8' : '7';
    String other = SessionLog.codes().of(SessionLog.failure() + 5_000);

    assertThatThrownBy(() -> finder.request(code.substring(0, 10) + last, TEN))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0712")
        .hasMessageContaining("typing mistake");
    assertThatThrownBy(() -> finder.request(other, TEN + 3_600 * SECOND))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0713");
    assertThatThrownBy(() -> new SessionFinder(log, "shop", null).request(code, TEN))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0714");
  }
}
