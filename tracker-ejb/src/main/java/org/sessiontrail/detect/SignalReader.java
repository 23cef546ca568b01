package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.detect.Signal.Asked;
import org.sessiontrail.detect.Signal.Client;
import org.sessiontrail.detect.Signal.Sort;
import org.sessiontrail.detect.Signal.Told;
import org.sessiontrail.detect.Signal.Who;
import org.sessiontrail.enrich.agent.AgentReader;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;

/**
 * Makes signals of records. A refused sign-in has no address of its own: it waits for the record of
 * the request that it happened in. The first request of a user on a trail is a sign-in.
 *
 * <p>Threads: one.
 */
final class SignalReader {
  static final int LONGEST_AGENT = 256;
  private static final int MOST_WAITING = 2_000;

  private final AgentReader agents = new AgentReader();
  private final Places places;
  private final KeyedState<Trail> trails =
      new KeyedState<>(KeyedState.MOST_KEYS, Trail::new, new TrailForm());
  private final KeyedState<Refused> waiting =
      new KeyedState<>(MOST_WAITING, () -> new Refused(0, null), new RefusedForm());

  /** What is remembered of a trail. */
  private static final class Trail {
    private @Nullable String account;
    private @Nullable String address;
  }

  private record Refused(long index, @Nullable String account) {}

  private final SessionIds ids = new SessionIds();

  SignalReader(Places places) {
    this.places = places;
  }

  /** What {@code record} says; nothing for most kinds. */
  List<Signal> read(TrailRecord record) {
    StoredRecord stored = record.stored();
    return switch (stored.kind()) {
      case REQUEST -> request(record.index(), stored);
      case LOGIN -> login(record.index(), stored);
      case LOGOUT -> {
        Signal out = told(Sort.LOGOUT, record, "logout", null);
        logout(stored);
        yield List.of(out);
      }
      case ACTION -> isRefused(stored) ? refused(record.index(), stored) : action(record);
      case SESSION_START -> session(Sort.STARTED, record, "how");
      case SESSION_ID_CHANGE -> session(Sort.ID_CHANGED, record, "how");
      case SESSION_END -> session(Sort.ENDED, record, "reason");
      case VERIFICATION, CONFIG_CHANGE, GAP, STREAM_ABANDONED, CLOCK_STEP ->
          TrailTrouble.isOne(stored)
              ? List.of(told(Sort.TRAIL, record, stored.kind().id(), null))
              : List.of();
      default -> List.of();
    };
  }

  private List<Signal> session(Sort sort, TrailRecord record, String member) {
    StoredRecord stored = record.stored();
    ids.given(text(stored.personal(), "session", "hash"), stored.text("sid"));
    return List.of(told(sort, record, Objects.requireNonNullElse(stored.text(member), ""), null));
  }

  /** An id that no session has waits for the request that brought it. */
  private List<Signal> action(TrailRecord record) {
    StoredRecord stored = record.stored();
    String name = Objects.requireNonNullElse(stored.text("name"), "");
    Long exchange = stored.number("exchange");
    if (name.equals(SessionIds.STALE)) {
      ids.brought(stored.stream() + " " + exchange, text(stored.personal(), "detail", "session"));
      return List.of();
    }
    return List.of(told(Sort.ACTION, record, name, null));
  }

  private Signal told(Sort sort, TrailRecord record, String name, @Nullable String key) {
    StoredRecord stored = record.stored();
    Map<String, Object> personal = stored.personal();
    String session = stored.text("sid");
    Trail known = session == null ? null : trails.find(session);
    String account = account(stored, personal);
    return new Signal(
        sort,
        record.index(),
        stored.epochMicros(),
        new Who(
            session,
            account == null && known != null ? known.account : account,
            text(personal, "who", "user"),
            false),
        Client.UNKNOWN,
        null,
        new Told(name, key));
  }

  private static boolean isRefused(StoredRecord action) {
    return "login".equals(action.text("name"))
        && Outcome.REFUSED.id().equals(action.text("outcome"));
  }

  private List<Signal> request(long index, StoredRecord stored) {
    Map<String, Object> personal = stored.personal();
    String session = stored.text("sid");
    String account = account(stored, personal);
    String address = text(personal, "who", "ip");
    boolean signIn = session != null && signsIn(trails.of(session), account, address);
    Client client = client(personal, address);
    long at = stored.epochMicros();
    Asked asked =
        new Asked(
            path(stored, personal),
            Objects.requireNonNullElse(stored.text("route"), ""),
            Objects.requireNonNullElse(stored.text("method"), ""),
            Objects.requireNonNullElse(stored.text("type"), RequestType.OTHER.id()),
            status(stored));
    Who who = new Who(session, account, text(personal, "who", "user"), signIn);
    Signal signal = new Signal(Sort.REQUEST, index, at, who, client, asked);
    List<Signal> out = new ArrayList<>();
    String exchange = stored.stream() + " " + at;
    Told stale = ids.taken(exchange);
    Who nobody = new Who(session, null, null, false);
    if (stale != null) {
      out.add(new Signal(Sort.STALE_ID, index, at, nobody, client, null, stale));
    }
    Refused before = waiting.remove(exchange);
    if (before != null) {
      Who tried = new Who(session, before.account, null, false);
      out.add(new Signal(Sort.REFUSED_LOGIN, before.index, at, tried, client, null));
    }
    out.add(signal);
    return out;
  }

  private static boolean signsIn(Trail trail, @Nullable String account, @Nullable String address) {
    trail.address = address == null ? trail.address : address;
    if (account == null || account.equals(trail.account)) {
      return false;
    }
    trail.account = account;
    return true;
  }

  /** Only one that says from where; else the request that it happened in tells. */
  private List<Signal> login(long index, StoredRecord stored) {
    Map<String, Object> personal = stored.personal();
    String address = text(personal, "who", "ip");
    if (address == null) {
      return List.of();
    }
    String session = stored.text("sid");
    String account = account(stored, personal);
    boolean signIn = session == null || signsIn(trails.of(session), account, address);
    return List.of(
        new Signal(
            Sort.LOGIN,
            index,
            stored.epochMicros(),
            new Who(session, account, text(personal, "who", "user"), signIn),
            client(personal, address),
            null));
  }

  private void logout(StoredRecord stored) {
    String session = stored.text("sid");
    Trail known = session == null ? null : trails.find(session);
    if (known != null) {
      known.account = null;
    }
  }

  private List<Signal> refused(long index, StoredRecord stored) {
    Map<String, Object> personal = stored.personal();
    String tried = text(personal, "detail", "account");
    String account = tried == null ? account(stored, personal) : tried;
    Long exchange = stored.number("exchange");
    if (exchange != null) {
      waiting.put(stored.stream() + " " + exchange, new Refused(index, account));
      return List.of();
    }
    String session = stored.text("sid");
    Trail trail = session == null ? null : trails.find(session);
    String said = text(personal, "who", "ip");
    String address = said != null || trail == null ? said : trail.address;
    return List.of(
        new Signal(
            Sort.REFUSED_LOGIN,
            index,
            stored.epochMicros(),
            new Who(session, account, null, false),
            client(personal, address),
            null));
  }

  private Client client(Map<String, Object> personal, @Nullable String address) {
    String name = text(personal, "who", "agent");
    String bounded =
        name != null && name.length() > LONGEST_AGENT ? name.substring(0, LONGEST_AGENT) : name;
    return new Client(
        Networks.of(address),
        bounded,
        agents.read(name),
        text(personal, "what", "language"),
        places.of(address),
        places.positionOf(address));
  }

  private static String path(StoredRecord stored, Map<String, Object> personal) {
    String path = text(personal, "what", "path");
    return path == null ? Objects.requireNonNullElse(stored.text("route"), "") : path;
  }

  private static int status(StoredRecord stored) {
    Long status = stored.number("status");
    return status == null ? 0 : status.intValue();
  }

  private static @Nullable String account(StoredRecord stored, Map<String, Object> personal) {
    String known = stored.subjectRef();
    return known == null ? text(personal, "who", "user") : known;
  }

  private static @Nullable String text(Map<String, Object> personal, String group, String member) {
    return personal.get(group) instanceof Map<?, ?> members
            && members.get(member) instanceof String text
        ? text
        : null;
  }

  void write(DataOutput out) throws IOException {
    trails.write(out);
    waiting.write(out);
    ids.write(out);
  }

  void read(DataInput in) throws IOException {
    trails.read(in);
    waiting.read(in);
    ids.read(in);
  }

  private static final class TrailForm implements KeyedState.Form<Trail> {
    @Override
    public void write(Trail trail, DataOutput out) throws IOException {
      Texts.write(out, trail.account);
      Texts.write(out, trail.address);
    }

    @Override
    public Trail read(DataInput in) throws IOException {
      Trail out = new Trail();
      out.account = Texts.read(in);
      out.address = Texts.read(in);
      return out;
    }
  }

  private static final class RefusedForm implements KeyedState.Form<Refused> {
    @Override
    public void write(Refused refused, DataOutput out) throws IOException {
      out.writeLong(refused.index);
      Texts.write(out, refused.account);
    }

    @Override
    public Refused read(DataInput in) throws IOException {
      return new Refused(in.readLong(), Texts.read(in));
    }
  }
}
