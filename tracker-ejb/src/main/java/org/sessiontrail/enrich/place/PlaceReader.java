package org.sessiontrail.enrich.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;

/**
 * Looks addresses up in a MaxMind database file ({@code .mmdb}) of countries, cities or networks.
 * The members are found by their names in the files of MaxMind (nested) and in flat ones ({@code
 * country_code}).
 *
 * <p>A file with IPv4 addresses only answers IPv6 ones wrongly, so it is not asked for these.
 *
 * <p>Needs the optional library {@code com.maxmind.db:maxmind-db}. Threads: safe for any number.
 * Memory: the file is mapped, not read.
 */
public final class PlaceReader implements AutoCloseable {
  private static final List<String> NAME_LANGUAGES = List.of("en", "de", "fr", "es");

  private final Reader reader;
  private final Metadata metadata;

  private PlaceReader(Reader reader) {
    this.reader = reader;
    this.metadata = reader.getMetadata();
  }

  /**
   * Opens {@code file}.
   *
   * @throws PlaceException when it is missing, no such database, or the library is not there
   */
  public static PlaceReader open(Path file) throws PlaceException {
    if (!Files.isRegularFile(file)) {
      throw new PlaceException(file + " is no file", null);
    }
    try {
      return new PlaceReader(
          new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache()));
    } catch (NoClassDefFoundError e) {
      throw new PlaceException(
          file + " can't be read without the library com.maxmind.db:maxmind-db", e);
    } catch (IOException | RuntimeException e) {
      throw new PlaceException(
          file + " can't be read as a MaxMind database (.mmdb): " + e.getMessage(), e);
    }
  }

  /** What kind of database it is and of when, for people. */
  public String describe() {
    return metadata.getDatabaseType() + " of " + metadata.getBuildDate();
  }

  /** Where {@code address} is; unknown for what is no address, or not in the file. */
  public Place of(@Nullable String address) {
    IpLiteral literal = IpLiteral.parse(address);
    if (literal == null || (literal.v6() && metadata.getIpVersion() < 6)) {
      return Place.UNKNOWN;
    }
    try {
      Map<?, ?> found = reader.get(InetAddress.getByAddress(bytes(literal)), Map.class);
      return found == null ? Place.UNKNOWN : place(found);
    } catch (IOException | RuntimeException e) {
      return Place.UNKNOWN; // a broken page of the file; the rest may be good
    }
  }

  /** The point that the file gives for {@code address}; null where it gives none. */
  public @Nullable Position positionOf(@Nullable String address) {
    IpLiteral literal = IpLiteral.parse(address);
    if (literal == null || (literal.v6() && metadata.getIpVersion() < 6)) {
      return null;
    }
    try {
      Map<?, ?> found = reader.get(InetAddress.getByAddress(bytes(literal)), Map.class);
      return found == null
          ? null
          : position(found.get("location") instanceof Map<?, ?> nested ? nested : found);
    } catch (IOException | RuntimeException e) {
      return null; // a broken page of the file; the rest may be good
    }
  }

  private static @Nullable Position position(Map<?, ?> found) {
    if (!(found.get("latitude") instanceof Number latitude)
        || !(found.get("longitude") instanceof Number longitude)) {
      return null;
    }
    double radius = found.get("accuracy_radius") instanceof Number km ? km.doubleValue() : 0;
    return new Position(latitude.doubleValue(), longitude.doubleValue(), radius);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // it was only read
    }
  }

  private static byte[] bytes(IpLiteral literal) throws UnknownHostException {
    byte[] out = new byte[literal.v6() ? 16 : 4];
    long low = literal.low();
    for (int i = out.length - 1; i >= Math.max(0, out.length - 8); i--, low >>>= 8) {
      out[i] = (byte) low;
    }
    long high = literal.high();
    for (int i = out.length - 9; i >= 0; i--, high >>>= 8) {
      out[i] = (byte) high;
    }
    return out;
  }

  private static Place place(Map<?, ?> found) {
    Object regions = found.get("subdivisions");
    Object region = regions instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
    String country = text(found, "country", "iso_code");
    return new Place(
        upper(country != null ? country : text(found.get("country_code"))),
        first(named(region), text(found.get("state1")), text(found.get("region_name"))),
        first(named(found.get("city")), text(found.get("city")), text(found.get("city_name"))),
        number(found.get("autonomous_system_number")),
        text(found.get("autonomous_system_organization")));
  }

  private static @Nullable String named(@Nullable Object place) {
    if (place instanceof Map<?, ?> members && members.get("names") instanceof Map<?, ?> names) {
      for (String language : NAME_LANGUAGES) {
        String name = text(names.get(language));
        if (name != null) {
          return name;
        }
      }
    }
    return null;
  }

  private static @Nullable String text(Map<?, ?> found, String group, String member) {
    return found.get(group) instanceof Map<?, ?> members ? text(members.get(member)) : null;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text : null;
  }

  private static @Nullable Long number(@Nullable Object value) {
    return value instanceof Number number ? (Long) number.longValue() : null;
  }

  private static @Nullable String first(@Nullable String... texts) {
    for (String each : texts) {
      if (each != null) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }
}
