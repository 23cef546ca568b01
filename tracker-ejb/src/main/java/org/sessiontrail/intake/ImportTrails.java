package org.sessiontrail.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.intake.format.LogLine;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;

/**
 * Puts lines onto trails: by session id where the log has one, else by user, else by address and
 * agent; a silence ends them. The same lines always give the same trails, so that an import that
 * goes on knows those of the lines before. One thread.
 */
final class ImportTrails {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int ID_BYTES = 16;

  private final ImportSettings settings;
  private final ImportStream stream;
  private final EventMaker maker;
  private final Stamps stamps = new Stamps();

  /** The one that was silent for longest comes first. */
  private final Map<String, Sitting> sittings = new LinkedHashMap<>(1 << 12, 0.75f, true);

  private String importId = "";
  private long begun;

  ImportTrails(ImportSettings settings, ImportStream stream) {
    this.settings = settings;
    this.stream = stream;
    this.maker = new EventMaker(settings.privacy(), settings.permit());
  }

  /** The import whose trails these are; before the first line. */
  void of(String id) {
    importId = id;
  }

  /** How many trails began. */
  long begun() {
    return begun;
  }

  /** Records what {@code line} states, on its trail. */
  void take(LogLine line) {
    long micros = line.epochMicros();
    endSilent(micros);
    String user = maker.user(line.who().user());
    String key = key(line.who());
    if (key == null) {
      write(line, null, user);
      return;
    }
    Sitting known = sittings.get(key);
    if (known != null
        && micros < known.lastMicros()
        && !known.reaches(micros, settings.idleMicros())) {
      write(line, null, user); // long before what is on the trail by now
      return;
    }
    Sitting sitting = sitting(key, known, line, user);
    sitting.seen(micros);
    write(line, sitting, user == null ? sitting.declaredUser() : user);
  }

  private Sitting sitting(
      String key, @Nullable Sitting known, LogLine line, @Nullable String user) {
    Sitting sitting = known;
    if (sitting != null && !sitting.reaches(line.epochMicros(), settings.idleMicros())) {
      end(sitting, EndReason.IDLE, sitting.lastMicros() + settings.idleMicros());
      sitting = null;
    }
    String before = sitting == null ? null : sitting.user();
    if (sitting != null && before != null && user != null && !before.equals(user)) {
      end(sitting, EndReason.LOGOUT, line.epochMicros());
      sitting = begin(key, line, "user-switch", sitting.trail());
    } else if (sitting == null) {
      sitting = begin(key, line, "seen", null);
    } else if (!sitting.isStated()) {
      start(sitting, line.epochMicros(), "resumed", null);
    }
    note(sitting, line, user);
    return sitting;
  }

  private static void note(Sitting sitting, LogLine line, @Nullable String user) {
    if (line.sort() == LogLine.Sort.LOGOUT) {
      sitting.user(null, false);
    } else if (line.sort() == LogLine.Sort.LOGIN) {
      sitting.user(user, true);
    } else if (user != null && sitting.user() == null && line.sort() == LogLine.Sort.REQUEST) {
      sitting.user(user, false);
    }
  }

  private Sitting begin(String key, LogLine line, String how, @Nullable String previous) {
    begun++;
    Sitting sitting = new Sitting(trailId(begun), line.who().session(), line.epochMicros());
    sittings.put(key, sitting);
    start(sitting, line.epochMicros(), how, previous);
    return sitting;
  }

  private void start(Sitting sitting, long micros, String how, @Nullable String previous) {
    sitting.stated(true);
    long stamp = stamps.unique(micros);
    KeyedHash hash = settings.hash();
    String id = sitting.sessionId();
    stream.write(
        () ->
            Fact.of(Kind.SESSION_START, stamp)
                .on(sitting.trail())
                .put("how", how)
                .put("previous", previous)
                .personal("session", "hash", id == null || hash == null ? null : hash.ofSession(id))
                .build(),
        sitting.nextRecord());
  }

  private void write(LogLine line, @Nullable Sitting sitting, @Nullable String user) {
    long stamp = stamps.unique(line.epochMicros());
    stream.write(
        () -> maker.of(line, stamp, sitting == null ? null : sitting.trail(), user),
        sitting == null ? 0 : sitting.nextRecord());
  }

  private void endSilent(long micros) {
    Iterator<Sitting> eldest = sittings.values().iterator();
    while (eldest.hasNext()) {
      Sitting sitting = eldest.next();
      long due = sitting.lastMicros() + settings.idleMicros();
      if (due >= micros) {
        return;
      }
      eldest.remove();
      end(sitting, EndReason.IDLE, due);
    }
  }

  /** The stream ends: states the end of every trail in it, and why as far as that is known now. */
  void endAll(long nowMicros) {
    List<Sitting> open = new ArrayList<>(sittings.values());
    for (Sitting sitting : open) {
      long due = sitting.lastMicros() + settings.idleMicros();
      if (due < nowMicros) {
        end(sitting, EndReason.IDLE, due);
      } else {
        end(sitting, EndReason.UNKNOWN, sitting.lastMicros());
      }
    }
  }

  private void end(Sitting sitting, EndReason reason, long micros) {
    if (!sitting.isStated()) {
      return;
    }
    long stamp = stamps.unique(micros);
    long records = sitting.nextRecord();
    sitting.stated(false);
    stream.write(
        () ->
            Fact.of(Kind.SESSION_END, stamp)
                .on(sitting.trail())
                .put("reason", reason.id())
                .put("records", records)
                .build(),
        records);
  }

  private static @Nullable String key(LogLine.Who who) {
    if (who.session() != null) {
      return "s" + who.session();
    }
    if (who.user() != null) {
      return "u" + who.user();
    }
    return who.address() == null ? null : "a" + who.address() + "\n" + who.agent();
  }

  /** Says nothing of anybody: a number within the import. */
  private String trailId(long ordinal) {
    try {
      byte[] text = (importId + "/" + ordinal).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return ENCODER.encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
