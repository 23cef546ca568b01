package org.sessiontrail.report.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.CatalogueEntry;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.catalogue.LegalBasis;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.config.TrackerConfig.PrivacyConfig;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.privacy.KeptFields;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.PersonalField;
import org.sessiontrail.record.PersonalField.Action;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.notice.PrivacyNotice.Section;

/** Puts a configuration and the catalogue into sentences. One use, one thread. */
final class NoticeText {
  private static final List<String> NO_POINTS = List.of();

  private final TrackerConfig config;
  private final PrivacyConfig privacy;
  private final Periods periods;

  NoticeText(TrackerConfig config) {
    this.config = config;
    this.privacy = config.privacy();
    this.periods = new Periods(config.retention());
  }

  PrivacyNotice notice() {
    String title = "What " + visible(config.app()) + " records about its use";
    if (!config.enabled()) {
      return new PrivacyNotice(
          title,
          List.of(
              new Section(
                  "What is recorded",
                  List.of("Nothing: the recording is switched off in this application."),
                  NO_POINTS)));
    }
    return new PrivacyNotice(
        title, List.of(what(), never(), why(), consent(), howLong(), who(), rights()));
  }

  private Section what() {
    List<String> points = new ArrayList<>();
    points.add("which page was asked for and when, how it was answered and how long it took");
    String address = address();
    if (address != null) {
      points.add(address);
    }
    points.add(query());
    points.add("when you sign in and out");
    points.add(
        "actions in the application and changes of its data that the application marks, with the"
            + " details it marks");
    for (PersonalField field : PersonalField.values()) {
      field(field, points);
    }
    if (pagesTell()) {
      points.add(
          "on pages that say so to your browser: which pages are shown and for how long, how far"
              + " they are scrolled, what is clicked, which fields of a form are filled in (never"
              + " what with), searches, errors and loading times"
              + (tied() ? "" : ", tied to nobody"));
    }
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "This application keeps a trail of its use. Requests of the same session are tied together"
            + " by a random number; a trail ends when you leave, after "
            + minutes(config.sessions().idleMinutes())
            + " of silence unless the application sets another limit, or after "
            + minutes(config.sessions().absoluteMinutes())
            + " at the latest.");
    paragraphs.add(exclusions());
    if (config.durability().closed()) {
      paragraphs.add(
          "Where a request has to be recorded and can't be, the application refuses it.");
    }
    return new Section("What is recorded", paragraphs, points);
  }

  /** One of the list that everything recorded is held against. */
  private void field(PersonalField field, List<String> points) {
    Action action = KeptFields.action(config, field);
    boolean said =
        switch (field) {
          case WHO_IP, WHAT_QUERY, DETAIL -> action == Action.KEEP || action == Action.TRUNCATE;
          default -> false;
        };
    if (said || action == Action.DROP) {
      return;
    }
    String how =
        switch (action) {
          case TRUNCATE -> ", shortened";
          case PSEUDONYMISE -> ", replaced by a pseudonym";
          case COMMIT -> ", as a sum from which it can't be read";
          default -> "";
        };
    points.add(
        field.words()
            + how
            + (KeptFields.isAskedFor(config, field) ? ", if you agree to statistics" : ""));
  }

  /** Whether anything that pages tell is kept. */
  private boolean pagesTell() {
    return config.browser().enabled();
  }

  private boolean tied() {
    return config.browser().consent() != ConsentMode.COOKIELESS;
  }

  private @Nullable String address() {
    return switch (KeptFields.action(config, PersonalField.WHO_IP)) {
      case KEEP -> "your network address (IP address) in full";
      case TRUNCATE ->
          "your network address (IP address) shortened, so that it names a large network and not"
              + " your connection";
      case DROP -> "not your network address (IP address)";
      case COMMIT, PSEUDONYMISE -> null;
    };
  }

  private String query() {
    if (privacy.queryKeep().isEmpty()) {
      return "nothing of what follows the question mark of an address";
    }
    return "of what follows the question mark of an address only these parameters: "
        + privacy.queryKeep().stream().map(NoticeText::visible).collect(Collectors.joining(", "));
  }

  private String exclusions() {
    int patterns = privacy.exclude().size();
    if (patterns == 0) {
      return "No request is left out.";
    }
    return "Requests for some addresses, such as images and style sheets, are counted but not"
        + " recorded ("
        + (patterns == 1 ? "1 rule" : patterns + " rules")
        + ").";
  }

  private static Section never() {
    return new Section(
        "What is never recorded",
        List.of(
            "Passwords, access tokens, the session's own number, and what is sent or shown as a"
                + " whole: forms, files, pages. Of these only the details that the application"
                + " marks are kept. What looks like a card number or an e-mail"
                + " address is taken out of addresses before they are kept. Nothing is stored on"
                + " your device for this."),
        NO_POINTS);
  }

  private Section why() {
    List<String> points =
        Arrays.stream(Purpose.values())
            .filter(
                purpose -> personal(config).anyMatch(e -> e.ground().purposes().contains(purpose)))
            .map(Purpose::words)
            .toList();
    String bases =
        Arrays.stream(LegalBasis.values())
            .filter(basis -> personal(config).anyMatch(entry -> entry.ground().basis() == basis))
            .map(LegalBasis::words)
            .collect(Collectors.joining("; "));
    return new Section(
        "Why", List.of("It is recorded", "The legal basis is " + bases + "."), points);
  }

  private Section consent() {
    return new Section(
        "Consent",
        List.of(
            "You are not asked for consent to the trail itself, since its purposes do not rest on"
                + " it. It is not used for advertising or for profiles of your interests unless"
                + " you agree to that.",
            statistics(),
            "While your browser sends the signal Global Privacy Control or Do Not Track, nothing is"
                + " kept or used for statistics, personalisation or advertising, whatever you"
                + " agreed to: you can switch either on in your browser. Each decision of yours"
                + " is recorded, so that it can be shown."),
        NO_POINTS);
  }

  private String statistics() {
    return switch (config.browser().consent()) {
      case REQUIRED ->
          "For statistics of use you are asked first. Until you agree, and when you take it back,"
              + " nothing is kept for them.";
      case COOKIELESS ->
          "Statistics of use count you by a number of the day that is made of your network and"
              + " your browser's name; its key is destroyed after 48 hours, and nothing is stored"
              + " on your device.";
      case NOT_REQUIRED ->
          "You are not asked for statistics of use either. You can object to them.";
    };
  }

  private Section howLong() {
    return new Section(
        "How long",
        List.of("Then they are removed, unless a law or a legal claim needs them longer."),
        Arrays.stream(RecordClass.values())
            .filter(kept -> kept != RecordClass.ANALYTICS || pagesTell())
            .map(kept -> kept.words() + ": " + periods.words(kept))
            .toList());
  }

  private Section who() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "Auditors whom the operator names, and whoever runs the database. Each time somebody reads"
            + " or exports the trail through the application, that is itself recorded.");
    if (isSealedElsewhere()) {
      paragraphs.add(
          "Sums that make later changes of the trail visible are handed to other systems; no"
              + " personal value can be read from them.");
    }
    return new Section("Who sees it", paragraphs, NO_POINTS);
  }

  private boolean isSealedElsewhere() {
    TrackerConfig.AnchorConfig anchors = config.ledger().anchors();
    return anchors.syslog() != null || anchors.timestamp() != null || !anchors.mailTo().isEmpty();
  }

  private static Section rights() {
    return new Section(
        "Your rights",
        List.of(
            "Ask the operator of this application. Your name, address and details are kept so that"
                + " they can be erased while the trail stays provably whole; an erasure may be"
                + " refused or wait where a law or a legal claim needs the records."),
        List.of(
            "to be told what is recorded about you, and to get a copy (Art. 15 GDPR)",
            "to have wrong data corrected: a correction is added, the trail is not rewritten"
                + " (Art. 16)",
            "to have data erased or its use restricted (Art. 17, 18)",
            "to object to what rests on legitimate interests (Art. 21)",
            "to complain to a supervisory authority (Art. 77)"));
  }

  /** The kinds of records that hold personal values, as far as {@code config} lets them be. */
  static Stream<CatalogueEntry> personal(TrackerConfig config) {
    boolean pages = new NoticeText(config).pagesTell();
    return EventCatalogue.entries().stream()
        .filter(entry -> entry.ground().basis() != LegalBasis.NOT_PERSONAL)
        .filter(entry -> pages || entry.kind() != Kind.PAGE_EVENT);
  }

  private static String minutes(int number) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "minute" : "minutes");
  }

  /** Text without what breaks lines, hides or reorders; markup is the business of the form. */
  static String visible(String text) {
    return VisibleText.of(text);
  }
}
