package org.sessiontrail.report.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a session is given. */
public enum SupportFormat {
  /** Lines for a terminal. */
  TABLE("text/plain;charset=UTF-8", "txt"),
  /** One object. */
  JSON("application/json", "json"),
  /** A page that needs nothing else. */
  HTML("text/html;charset=UTF-8", "html"),
  /** The requests as an HTTP archive. */
  HAR("application/json", "har"),
  /** The requests as a script of curl commands. */
  CURL("text/x-shellscript;charset=UTF-8", "sh");

  private final String mediaType;
  private final String extension;

  SupportFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The name in options and parameters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** How names of files in it end. */
  public String extension() {
    return extension;
  }

  /** The one of this name. */
  static Optional<SupportFormat> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
