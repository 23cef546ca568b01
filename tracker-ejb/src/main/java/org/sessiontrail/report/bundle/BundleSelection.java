package org.sessiontrail.report.bundle;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * What part of a log a bundle is to hold.
 *
 * @param form the whole log, everything between two checkpoints, or single records
 * @param query the period, and for single records whose
 * @param conditions the query as it was typed, to be kept in the bundle
 */
public record BundleSelection(
    Evidence.Form form, TrailQuery query, Map<String, String> conditions) {
  /** Copies the conditions. */
  public BundleSelection {
    conditions = Map.copyOf(conditions);
  }

  /**
   * The part that {@code query} asks for: single records when it names a user, a trail or an
   * action, a period when it has a beginning or an end, else the whole log.
   */
  public static BundleSelection of(TrailQuery query, Map<String, String> conditions) {
    boolean isSparse = isSet(query.user()) || isSet(query.session()) || isSet(query.action());
    boolean isPeriod = query.fromMicros() != null || query.toMicros() != null;
    Evidence.Form form =
        isSparse ? Evidence.Form.SPARSE : isPeriod ? Evidence.Form.PERIOD : Evidence.Form.WHOLE;
    return new BundleSelection(form, query, conditions);
  }

  /** Whether it is all of one session, and nothing else narrows it. */
  boolean isWholeSession() {
    return isSet(query.session())
        && !isSet(query.user())
        && !isSet(query.action())
        && query.fromMicros() == null
        && query.toMicros() == null;
  }

  /** Where the records are that the query finds, sorted. */
  long[] places(TrailReader reader) throws Exception {
    LongStream.Builder found = LongStream.builder();
    reader.read(query, record -> found.add(record.index()));
    return found.build().sorted().toArray();
  }

  /** {@code places} with those of the records that say why something of these is gone, sorted. */
  long[] withReasons(long[] places, TrailReader reader) throws Exception {
    return Reasons.with(places, this, reader);
  }

  private static boolean isSet(@Nullable String text) {
    return text != null;
  }

  /**
   * Records that say why something of a selection is not there: erasures and purges of what is in
   * it, and for a whole session the losses of its streams.
   */
  private static final class Reasons {
    private final BundleSelection selection;
    private final long[] places;
    private final Set<String> streams = new HashSet<>();
    private long lowest;
    private final LongStream.Builder found = LongStream.builder();

    private Reasons(long[] places, BundleSelection selection) {
      this.places = places;
      this.selection = selection;
      this.lowest = places[0];
    }

    /** The places with those of the reasons, sorted, each once. */
    static long[] with(long[] places, BundleSelection selection, TrailReader reader)
        throws Exception {
      if (places.length == 0) {
        return places;
      }
      Reasons out = new Reasons(places, selection);
      if (selection.isWholeSession()) {
        reader.read(selection.query(), record -> out.known(record.index(), record.stored()));
      }
      reader.read(
          TrailQuery.all().ofKinds(Set.of(Kind.GAP, Kind.ERASURE, Kind.PURGE)),
          record -> out.take(record.index(), record.stored()));
      return LongStream.concat(Arrays.stream(places), out.found.build())
          .sorted()
          .distinct()
          .toArray();
    }

    private void known(long index, StoredRecord record) {
      streams.add(record.stream());
      Long position = record.number("sseq");
      if (index == places[0] && position != null && position > 1) {
        lowest = 0; // its beginning is gone, wherever it was
      }
    }

    private void take(long index, StoredRecord record) {
      boolean isMeant =
          record.kind() == Kind.GAP
              ? streams.contains(record.stream())
              : touches(record.members().get("ranges"))
                  || (selection.isWholeSession() && record.number("min") != null);
      if (isMeant) {
        found.add(index);
      }
    }

    private boolean touches(@Nullable Object ranges) {
      return ranges instanceof List<?> list
          && list.stream().anyMatch(range -> touches(String.valueOf(range)));
    }

    private boolean touches(String range) {
      String[] ends = range.split("-", 2);
      try {
        long from = Long.parseLong(ends[0]);
        long to = ends.length == 1 ? from : Long.parseLong(ends[1]);
        if (selection.isWholeSession()) {
          return from <= places[places.length - 1] && to >= lowest;
        }
        int at = Arrays.binarySearch(places, from);
        int first = at < 0 ? -at - 1 : at;
        return first < places.length && places[first] <= to;
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }
}
