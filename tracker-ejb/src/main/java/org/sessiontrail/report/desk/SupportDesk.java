package org.sessiontrail.report.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.report.session.FoundSession;
import org.sessiontrail.report.session.FoundSessions;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.report.session.SessionFinder;
import org.sessiontrail.report.session.SessionQuery;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineReader;
import org.sessiontrail.report.session.compare.Comparison;
import org.sessiontrail.report.session.compare.SuccessfulSession;
import org.sessiontrail.report.session.replay.Replay;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.support.SupportCode;

/**
 * Answers who helps a customer: which session was it, what happened in it, how to do it again, and
 * what went otherwise where it went well. Whoever calls records that it was asked.
 *
 * <p>Threads: any. Memory: two timelines at most.
 */
public final class SupportDesk {
  private final TrailReader reader;
  private final String app;
  private final SessionFinder finder;
  private final TimelineReader timelines;

  /**
   * Answers from one application's log.
   *
   * @param app origin of the log
   * @param key the application's keyed hash, which reads support codes; null when it is not at hand
   */
  public SupportDesk(TrailReader reader, String app, @Nullable KeyedHash key) {
    this.reader = reader;
    this.app = app;
    this.finder = new SessionFinder(reader, app, key == null ? null : new SupportCode(key));
    this.timelines = new TimelineReader(reader, app);
  }

  /**
   * The answer to {@code asked}.
   *
   * @param nowMicros microseconds since 1970
   * @throws NoSuchSessionException when nothing in the log is what was asked for
   */
  public SupportAnswer answer(SupportRequest asked, long nowMicros)
      throws StoreException, NoSuchSessionException {
    if (asked.query().code() != null) {
      TrailRecord request = finder.request(asked.query().code(), nowMicros);
      String trail = request.stored().text("sid");
      Timeline timeline = trail == null ? timelines.alone(request) : timelines.read(trail);
      return answer(asked, timeline, request.index());
    }
    if (asked.subject() == SupportRequest.Subject.LIST) {
      return list(asked, finder.find(asked.query()));
    }
    String trail = asked.query().session();
    if (trail != null && isTrail(asked.query())) {
      try {
        return answer(asked, timelines.read(trail), null);
      } catch (NoSuchSessionException e) {
        // the hash of a session, then
      }
    }
    FoundSessions found = finder.find(asked.query());
    if (found.sessions().size() == 1) {
      return answer(asked, timelines.read(found.sessions().get(0).trail()), null);
    }
    return list(asked, found);
  }

  /** Whether nothing else was asked than one session by its name. */
  private static boolean isTrail(SessionQuery query) {
    return query.conditions().size() == 1;
  }

  private SupportAnswer answer(SupportRequest asked, Timeline timeline, @Nullable Long marked)
      throws StoreException, NoSuchSessionException {
    return switch (asked.subject()) {
      case LIST -> {
        FoundSession found = FoundSession.of(timeline, marked);
        yield list(asked, new FoundSessions(List.of(found), false));
      }
      case TIMELINE -> given(asked, timeline, marked);
      case COMPARISON -> compared(asked, timeline);
    };
  }

  private SupportAnswer list(SupportRequest asked, FoundSessions found)
      throws NoSuchSessionException {
    if (found.sessions().isEmpty() && asked.subject() != SupportRequest.Subject.LIST) {
      throw new NoSuchSessionException("TRK-0711 no session in the log meets these conditions");
    }
    SupportRequest.Paging paging = asked.paging();
    List<FoundSession> page = found.page(paging.offset(), paging.limit());
    boolean isJson = asked.format() == SupportFormat.JSON;
    byte[] bytes =
        isJson
            ? CanonicalJson.bytes(SupportJson.list(found, page, paging))
            : bytes(SupportText.list(found, page, paging));
    return new SupportAnswer(isJson ? SupportFormat.JSON : SupportFormat.TABLE, bytes, page.size());
  }

  private static SupportAnswer given(
      SupportRequest asked, Timeline timeline, @Nullable Long marked) {
    byte[] bytes =
        switch (asked.format()) {
          case TABLE -> bytes(SupportText.timeline(timeline, marked));
          case JSON -> CanonicalJson.bytes(SupportJson.timeline(timeline, marked));
          case HTML -> bytes(SupportHtml.timeline(timeline, marked));
          case HAR -> new Replay(timeline, asked.baseUrl()).archive();
          case CURL -> bytes(new Replay(timeline, asked.baseUrl()).script());
        };
    return new SupportAnswer(asked.format(), bytes, timeline.entries().size());
  }

  private SupportAnswer compared(SupportRequest asked, Timeline mine)
      throws StoreException, NoSuchSessionException {
    String with = asked.with();
    SuccessfulSession.Choice choice =
        with == null
            ? new SuccessfulSession(reader, app).near(mine, asked.goal())
            : new SuccessfulSession.Choice(with, "as it was asked for");
    Comparison comparison = Comparison.of(mine, timelines.read(choice.trail()), choice.why());
    byte[] bytes =
        asked.format() == SupportFormat.JSON
            ? CanonicalJson.bytes(SupportJson.comparison(comparison))
            : bytes(SupportText.comparison(comparison));
    return new SupportAnswer(asked.format(), bytes, comparison.rows().size());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
