package org.sessiontrail.insight.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What visits can be told apart by. None of it names a person. */
public enum Field {
  /** Desktop, phone, tablet and the like. */
  DEVICE("device", "device of the visit's first request", Of.VISIT, "device"),
  /** Name of the browser. */
  BROWSER("browser", "browser", Of.VISIT, "browser"),
  /** Version of the browser. */
  BROWSER_VERSION("browserVersion", "version of the browser", Of.VISIT, "browser_version"),
  /** Operating system. */
  SYSTEM("os", "operating system", Of.VISIT, "os"),
  /** Version of the operating system. */
  SYSTEM_VERSION("osVersion", "version of the operating system", Of.VISIT, "os_version"),
  /** What a program that says so is for. */
  BOT(
      "bot",
      "sort of program, none for people; a segment that names it lifts the rule that programs are"
          + " left out",
      Of.VISIT,
      "bot"),
  /** Country of the address. */
  COUNTRY("country", "country of the address, two letters", Of.VISIT, "country"),
  /** Region of the address. */
  REGION("region", "region of the address", Of.VISIT, "region"),
  /** City of the address. */
  CITY("city", "city of the address", Of.VISIT, "city"),
  /** Where the visit came from. */
  SOURCE("source", "where the visit came from", Of.VISIT, "source"),
  /** By what means. */
  MEDIUM("medium", "by what means", Of.VISIT, "medium"),
  /** Campaign that brought the visit. */
  CAMPAIGN("campaign", "campaign that brought the visit", Of.VISIT, "campaign"),
  /** Channel of source and medium. */
  CHANNEL("channel", "channel that source and medium make", Of.VISIT, "channel"),
  /** Language that the browser prefers. */
  LANGUAGE("language", "language that the browser prefers", Of.VISIT, "language"),
  /** Version of the application. */
  RELEASE("release", "version of the application", Of.VISIT, "app_release"),
  /** Host of the page that linked here. */
  REFERRER("referrer", "host of the page that linked here", Of.VISIT, "referrer_host"),
  /** Term of the campaign. */
  TERM("campaignTerm", "term of the campaign", Of.VISIT, "campaign_term"),
  /** Content of the campaign. */
  CONTENT("campaignContent", "content of the campaign", Of.VISIT, "campaign_content"),
  /** First page. */
  ENTRY_PAGE("entryPage", "first page", Of.VISIT, "entry_route"),
  /** Last page. */
  EXIT_PAGE("exitPage", "last page", Of.VISIT, "exit_route"),
  /** Whether a user was signed in. */
  SIGNED_IN(
      "signedIn",
      "1 when a user was signed in, else 0",
      Of.VISIT_NUMBER,
      "CASE WHEN v.subject_ref IS NULL THEN 0 ELSE 1 END"),
  /** Whether the user or trail had an earlier visit. */
  RETURNING(
      "returning",
      "1 when the user or the trail had an earlier visit, else 0",
      Of.VISIT_NUMBER,
      "v.is_returning"),
  /** Whether it is no bounce. */
  ENGAGED("engaged", "1 when it is no bounce, else 0", Of.VISIT_NUMBER, "v.is_engaged"),
  /** Whether a goal was reached or an order placed. */
  CONVERTED(
      "converted",
      "1 when a goal was reached or an order placed, else 0",
      Of.VISIT_NUMBER,
      "v.is_converted"),
  /** Page views. */
  VIEWS("views", "page views", Of.VISIT_NUMBER, "v.views"),
  /** What was done besides looking at pages. */
  DEEDS("deeds", "counted records that are no page views", Of.VISIT_NUMBER, "v.deeds"),
  /** Requests at which the server failed. */
  FAILURES("failures", "requests at which the server failed", Of.VISIT_NUMBER, "v.failures"),
  /** Which visit of its trail. */
  VISIT_NUMBER("visitNumber", "which visit of its trail, from 1", Of.VISIT_NUMBER, "v.num"),
  /** From first to last counted record. */
  DURATION(
      "duration",
      "milliseconds from the first to the last counted record",
      Of.VISIT_MILLIS,
      "v.last_micros - v.start_micros"),
  /** A page that was looked at. */
  PAGE("page", "a page that was looked at", Of.VIEW, "route"),
  /** Topic of a page. */
  TOPIC("topic", "topic of a page that was looked at", Of.VIEW, "topic"),
  /** Format of a page. */
  FORMAT("format", "format of a page that was looked at", Of.VIEW, "format"),
  /** An action that was done. */
  ACTION("action", "a business action that was done", Of.DEED, "name"),
  /** A product or content that something was done with. */
  ITEM("item", "a product, content or order that something was done with", Of.DEED, "item"),
  /** A category that something was done with. */
  CATEGORY("category", "a category that something was done with", Of.DEED, "category"),
  /** The page of a step. */
  STEP_PAGE("page", "the page of a page view", Of.EVENT, "page"),
  /** The route of a step. */
  STEP_ROUTE(
      "route",
      "the route of a page view or request, or the page it was done on",
      Of.EVENT,
      "route"),
  /** The action of a step. */
  STEP_ACTION("action", "the name of a business action", Of.EVENT, "action"),
  /** The sort of a step. */
  STEP_EVENT(
      "event",
      "view, action, request, login, login-failed, logout, or what a page told: click, search",
      Of.EVENT,
      "event"),
  /** The name of a step. */
  STEP_NAME(
      "name", "the name of an action, element or form, the words of a search", Of.EVENT, "name"),
  /** The method of a step. */
  STEP_METHOD("method", "the method of a request that is no page view", Of.EVENT, "method"),
  /** The outcome of a step. */
  STEP_OUTCOME("outcome", "how it came out", Of.EVENT, "outcome"),
  /** The item of a step. */
  STEP_ITEM("item", "the product, content or order it was done with", Of.EVENT, "item"),
  /** The category of a step. */
  STEP_CATEGORY("category", "the category of that", Of.EVENT, "category"),
  /** The checkout step of a step. */
  STEP_STEP("step", "the step of a checkout", Of.EVENT, "step"),
  /** The status of a step. */
  STEP_STATUS("status", "the status of the answer", Of.EVENT_NUMBER, "status");

  /** Sorts of values. */
  public enum Type {
    /** Text, compared as it is: case matters. */
    TEXT,
    /** A whole number. */
    NUMBER
  }

  /** Whose field it is. */
  enum Of {
    VISIT,
    VISIT_NUMBER,
    VISIT_MILLIS,
    VIEW,
    DEED,
    EVENT,
    EVENT_NUMBER
  }

  private final String id;
  private final String meaning;
  private final Of of;
  private final String column;

  Field(String id, String meaning, Of of, String column) {
    this.id = id;
    this.meaning = meaning;
    this.of = of;
    this.column = column;
  }

  /** The name people type. */
  public String id() {
    return id;
  }

  /** What it is, as half a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The sort of its values. */
  public Type type() {
    return of == Of.VISIT_NUMBER || of == Of.VISIT_MILLIS || of == Of.EVENT_NUMBER
        ? Type.NUMBER
        : Type.TEXT;
  }

  /** Whether a report can be broken down by it: each visit has one value. */
  public boolean isOfVisits() {
    return of == Of.VISIT;
  }

  /** The value as SQL, where {@code v} is the visit. */
  public String sql() {
    return switch (of) {
      case VISIT -> "v." + column;
      case VISIT_NUMBER, VISIT_MILLIS -> "(" + column + ")";
      case VIEW, DEED -> "s." + column;
      case EVENT, EVENT_NUMBER -> "e." + column;
    };
  }

  /** The table with rows of a visit that have the field; empty for a field of the visit itself. */
  Optional<String> table() {
    return switch (of) {
      case VIEW -> Optional.of("tracker_view");
      case DEED -> Optional.of("tracker_deed");
      default -> Optional.empty();
    };
  }

  /** How many units of the column one of the typed number is. */
  long scale() {
    return of == Of.VISIT_MILLIS ? 1_000 : 1;
  }

  /** What of the rows of {@link #table} is meant, as a condition that ends with AND; or nothing. */
  String rows() {
    return this == ACTION ? "s.kind = 'action' AND " : "";
  }

  /** Whether it tells steps of a funnel apart, not visits. */
  public boolean isOfSteps() {
    return of == Of.EVENT || of == Of.EVENT_NUMBER;
  }

  /** The field of visits of a name. */
  public static Optional<Field> of(String id) {
    return ofSegments().stream().filter(each -> each.id.equals(id)).findFirst();
  }

  /** Those that tell visits apart. */
  public static List<Field> ofSegments() {
    return Arrays.stream(values()).filter(each -> !each.isOfSteps()).toList();
  }

  /** Those that tell steps of a funnel apart. */
  public static List<Field> ofSteps() {
    return Arrays.stream(values()).filter(Field::isOfSteps).toList();
  }

  /** Those that a report can be broken down by. */
  public static List<Field> ofVisits() {
    return Arrays.stream(values()).filter(Field::isOfVisits).toList();
  }
}
