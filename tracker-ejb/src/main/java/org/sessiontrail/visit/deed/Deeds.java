package org.sessiontrail.visit.deed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.StoredRecord;

/** Reads what is done from the records of a visit. */
public final class Deeds {
  private static final String WHAT = "what";

  private Deeds() {}

  /** The deed that {@code record} states; of a kind of record that states one. */
  public static Deed of(StoredRecord record) {
    return switch (record.kind()) {
      case ACTION -> action(record);
      case PAGE_EVENT -> told(record);
      case REQUEST ->
          new Deed(record.kind().id(), null, record.text("route"), result(record), DeedDetail.NONE);
      default -> new Deed(signIn(record), null, null, result(record), DeedDetail.NONE);
    };
  }

  private static Deed action(StoredRecord action) {
    Map<?, ?> detail = group(action.personal(), "detail");
    String name = action.text("name");
    boolean refused = "login".equals(name) && Outcome.REFUSED.id().equals(action.text("outcome"));
    String words = "search".equals(name) || "search.miss".equals(name) ? words(detail) : null;
    DeedDetail known = DeedDetail.of(detail);
    return new Deed(
        refused ? "login-failed" : Deed.ACTION,
        name,
        null,
        result(action),
        words == null
            ? known
            : new DeedDetail(
                words,
                known.category(),
                known.valueMilli(),
                known.quantity(),
                known.currency(),
                known.step(),
                known.results(),
                null));
  }

  private static @Nullable String words(Map<?, ?> detail) {
    return DeedDetail.text(detail, DeedDetail.WORDS);
  }

  /** A refused sign-in is written as a {@code login} that did not come off. */
  private static String signIn(StoredRecord record) {
    String kind = record.kind().id();
    String outcome = record.text("outcome");
    return kind.equals("login") && outcome != null && !outcome.equals(Outcome.SUCCESS.id())
        ? "login-failed"
        : kind;
  }

  private static Deed told(StoredRecord told) {
    Map<String, Object> personal = told.personal();
    Map<?, ?> what = group(personal, WHAT);
    Map<?, ?> content = group(personal, "content");
    String name = DeedDetail.text(what, List.of("element", "form", "words", "error", "name"));
    if (name == null) {
      name = DeedDetail.text(content, List.of("name"));
    }
    String target = DeedDetail.text(what, List.of("target", "script"));
    Long count = told.number("results");
    DeedDetail detail =
        DeedDetail.told(
            DeedDetail.text(what, List.of("field", "parameter")),
            target != null ? target : DeedDetail.text(content, List.of("target")),
            count);
    String piece = DeedDetail.text(content, List.of("piece"));
    return new Deed(
        String.valueOf(told.text("event")),
        name,
        told.text("route"),
        new Deed.Result(
            null, null, null, DeedDetail.text(what, List.of("error")), told.number("ms")),
        piece == null ? detail : DeedDetail.told(piece, detail.target(), null));
  }

  private static Deed.Result result(StoredRecord record) {
    Long status = record.number("status");
    return new Deed.Result(
        record.text("method"),
        status == null ? null : (Integer) status.intValue(),
        record.text("outcome"),
        record.text("error"),
        record.number("ms"));
  }

  public static Map<?, ?> group(Map<String, Object> personal, String name) {
    return personal.get(name) instanceof Map<?, ?> members ? members : Map.of();
  }
}
