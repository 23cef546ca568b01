package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.enrich.place.PlaceException;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.visit.VisitBooks;
import org.sessiontrail.visit.VisitStore;

/** Visits of a log, made by a command. */
final class MadeVisits implements AutoCloseable {
  private static final int RECORDS = 2_000;

  private final VisitStore visits;
  private final VisitBooks books;
  private final @Nullable PlaceReader places;

  MadeVisits(OpenLog log, AnalyticsConfig config) throws CliException {
    Path file = config.geoDatabase();
    PlaceReader opened = null;
    try {
      opened = file == null ? null : PlaceReader.open(file);
      this.books = new VisitBooks(config, opened);
    } catch (PlaceException | IllegalArgumentException e) {
      if (opened != null) {
        opened.close();
      }
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
    this.places = opened;
    this.visits = log.storage().visits(log.app());
  }

  /** Makes the visits of what was stored, unless a server made those that are there otherwise. */
  static void follow(OpenLog log, AnalyticsConfig config, ProgressLine line, PrintWriter err)
      throws CliException, StoreException {
    try (MadeVisits visits = new MadeVisits(log, config)) {
      if (visits.areOthers()) {
        err.println("note: visits are left to the servers, whose rules are others");
      } else {
        visits.make(false, line, err);
      }
    }
  }

  /** Whether there are visits by other rules, which {@link #make} would forget. */
  private boolean areOthers() throws StoreException {
    String made = visits.rules();
    return made != null && !made.equals(books.rules());
  }

  /** Makes them up to the end of the log. */
  void make(boolean anew, ProgressLine line, PrintWriter err) throws StoreException {
    if (anew) {
      visits.forget();
    }
    VisitStore.Progress now;
    try {
      do {
        now = visits.follow(books, RECORDS);
        line.at(now.next(), now.size());
      } while (!now.isDone());
    } finally {
      line.end();
    }
    err.printf(Locale.ROOT, "visits: made from %,d records%n", now.size());
  }

  @Override
  public void close() {
    if (places != null) {
      places.close();
    }
  }
}
